import { type Contract, type JsonObject, loadContract } from "@lockstep/contract";
import { beforeAll, expect, test } from "vitest";
import { focus } from "./focus.ts";

const operations = Array.from({ length: 30 }, (_, index) => {
  const schema = `{ $ref: "#/components/schemas/Pet${index}" }`;
  const content = `{ application/json: { schema: ${schema} } }`;
  return `  /pets${index}: { get: { operationId: get${index}, responses: { "200": { description: one, content: ${content} } } } }`;
});
const schemas = operations.map((_, index) => `    Pet${index}: { type: object, title: T${index} }`);
const text = [
  "openapi: 3.1.0",
  'info: { title: Pets, version: "1" }',
  ...["paths:", ...operations, "components:", "  schemas:", ...schemas],
].join("\n");

let contract: Contract;
beforeAll(async () => {
  const loaded = await loadContract("/pets.yaml", { readFile: async () => text });
  if (!loaded.contract) throw new Error("the document does not load");
  contract = loaded.contract;
});

/** Focuses on what holds some words; how many looks it took. */
async function focused(words: readonly string[], suspects: readonly string[] = [], limit = 1000) {
  let looks = 0;
  const see = async (document: JsonObject): Promise<boolean> => {
    looks += 1;
    const json = JSON.stringify(document);
    return words.every((word) => json.includes(`"${word}"`));
  };
  const isSuspect = (name: string): boolean => suspects.includes(name);
  const document = await focus(contract, { see, isSuspect, expired: () => looks >= limit });
  const part = (name: string): readonly string[] => Object.keys((document?.[name] ?? {}) as object);
  const components = (document?.["components"] ?? {}) as { readonly schemas?: object };
  return { document, paths: part("paths"), schemas: Object.keys(components.schemas ?? {}), looks };
}

test("the operation that is suspect is what is left, with what it reaches", async () => {
  const { paths, schemas, looks } = await focused(["T7"], ["get7"]);
  expect({ paths, schemas, looks }).toEqual({ paths: ["/pets7"], schemas: ["Pet7"], looks: 1 });
});

test("so is a schema that is suspect, without any operation", async () => {
  expect(await focused(["T7"], ["Pet7"])).toMatchObject({ paths: [], schemas: ["Pet7"] });
});

test("where nothing is suspect, or wrongly, halving finds the operations", async () => {
  for (const suspects of [[], ["get2"]]) {
    const { paths, schemas, looks } = await focused(["T7", "T21"], suspects);
    expect(paths).toEqual(["/pets7", "/pets21"]);
    expect(schemas).toEqual(["Pet7", "Pet21"]);
    expect(looks).toBeLessThan(40);
  }
});

test("what the whole document does not show is not looked for", async () => {
  const { document, looks } = await focused(["nowhere"]);
  expect(document).toBeUndefined();
  expect(looks).toBe(1);
});

test("the time that is up ends it, with what was reached", async () => {
  const { paths } = await focused(["T7"], [], 3);
  expect(paths).toContain("/pets7");
  expect(paths.length).toBeGreaterThan(1);
});
