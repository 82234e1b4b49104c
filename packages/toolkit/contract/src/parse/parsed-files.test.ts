import { expect, test } from "vitest";
import { createParsedFiles, loadContract } from "../index.ts";

const root = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: { /items: { get: { operationId: listItems, responses: { "200": { $ref: "./answers.yaml#/items" } } } } }
`;
const answers = `items: { description: All, content: { application/json: { schema: { $ref: "#/item" } } } }
item: { type: object, properties: { id: { type: integer }, __proto__: { type: string } } }
`;

test("files that were parsed before load as if they were parsed again, whatever the load before made of them", async () => {
  const parsed = createParsedFiles();
  const load = async (texts: Readonly<Record<string, string>>, kept = {}) => {
    const readFile = async (path: string): Promise<string> =>
      texts[path] ?? Promise.reject(new Error("gone"));
    const { contract, diagnostics } = await loadContract("/openapi.yaml", { readFile, ...kept });
    return {
      document: JSON.stringify(contract?.document),
      diagnostics: diagnostics.map(({ message }) => message),
    };
  };
  const before = { "/openapi.yaml": root, "/answers.yaml": answers };
  const fresh = await load(before);
  expect(fresh.document).toContain("__proto__");
  expect(await load(before, { parsed })).toEqual(fresh);
  expect(await load(before, { parsed })).toEqual(fresh);
  const after = { ...before, "/answers.yaml": answers.replace("All", "Some") };
  expect(await load(after, { parsed })).toEqual(await load(after));
  expect(await load(before, { parsed })).toEqual(fresh);
});

test("only a file that was edited is parsed again", async () => {
  const asked: string[] = [];
  const kept = createParsedFiles();
  const counting = {
    outcome: (location: string, text: string, parse: Parameters<typeof kept.outcome>[2]) =>
      kept.outcome(location, text, (edited) => {
        asked.push(location);
        return parse(edited);
      }),
  };
  const load = (texts: Readonly<Record<string, string>>): Promise<unknown> =>
    loadContract("/openapi.yaml", { readFile: async (path) => texts[path] ?? "", parsed: counting });
  await load({ "/openapi.yaml": root, "/answers.yaml": answers });
  await load({ "/openapi.yaml": root, "/answers.yaml": `${answers}# more\n` });
  expect(asked).toEqual(["/openapi.yaml", "/answers.yaml", "/answers.yaml"]);
});
