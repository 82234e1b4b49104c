import { generateFrom, readScenarios } from "@lockstep/codegen/testing";
import { describe, expect, test } from "vitest";
import { schemasGenerator, typesGenerator } from "./index.ts";

describe.each(["operations", "schemas", "recursion"])("%s", (name) => {
  for (const scenario of readScenarios(new URL(`../scenarios/${name}.md`, import.meta.url))) {
    test(scenario.name, async () => {
      const { files } = await generateFrom(scenario.spec, [typesGenerator]);
      for (const { path, text } of scenario.expected) {
        expect(files.find((file) => file.path === path)?.content).toContain(text);
      }
    });
  }
});

describe("schemas", () => {
  const schemaOf = async (version: string, schema: string): Promise<string> => {
    const spec = `openapi: ${version}\ninfo: { title: T, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n    A: ${schema}\n`;
    const { files } = await generateFrom(spec, [schemasGenerator]);
    return /A: (.*),\n/.exec(files[0]?.content ?? "")?.[1] ?? "";
  };

  test.each([
    ["3.0.3", "{ type: string, nullable: true }", '{ type: ["string", "null"] }'],
    [
      "3.0.3",
      "{ type: string, nullable: true, enum: [a] }",
      '{ type: ["string", "null"], enum: ["a", null] }',
    ],
    [
      "3.0.3",
      "{ type: integer, minimum: 1, exclusiveMinimum: true }",
      '{ type: "integer", exclusiveMinimum: 1 }',
    ],
    [
      "3.1.0",
      "{ type: integer, minimum: 1, exclusiveMinimum: true }",
      '{ type: "integer", exclusiveMinimum: 1 }',
    ],
    [
      "3.1.0",
      "{ type: array, items: [{ type: string }] }",
      '{ type: "array", prefixItems: [{ type: "string" }] }',
    ],
    ["3.1.0", "{ type: string, pattern: '(' }", '{ type: "string" }'],
    ["3.1.0", "{ type: string, description: words, example: x, x-note: y }", '{ type: "string" }'],
    [
      "3.1.0",
      "{ properties: { description: { type: string } } }",
      '{ properties: { description: { type: "string" } } }',
    ],
  ])("%s %s is %s", async (version, schema, expected) => {
    expect(await schemaOf(version, schema)).toBe(expected);
  });
});

test("a changed description changes only the lines that carry it", async () => {
  const spec = (description: string): string => `
openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /pets:
    get: { operationId: listPets, description: ${description}, responses: { '200': { description: ok } } }
`;
  const all = [typesGenerator, schemasGenerator];
  const before = await generateFrom(spec("Before the change"), all);
  const after = await generateFrom(spec("After the change"), all);
  const changed = before.files.flatMap(({ path, content }) => {
    const lines = after.files.find((file) => file.path === path)?.content.split("\n") ?? [];
    return content.split("\n").filter((line, index) => line !== lines[index]);
  });
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.filter((line) => !line.includes("Before the change"))).toEqual([]);
});
