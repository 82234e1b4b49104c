// A discriminator says which branch a value belongs to, also where it does not say it in words.
import { describe, expect, test } from "vitest";
import { toJsonSchema } from "../../src/index.ts";
import { contractOf, document, loadFiles } from "../load-files.ts";

async function jsonSchema(components: string): Promise<unknown> {
  const { schemas } = contractOf(
    await loadFiles({ "openapi.yaml": document(`paths: {}\ncomponents: { schemas: { ${components} } }`) }),
  );
  return toJsonSchema(schemas[0]?.schema ?? false);
}
const branch = (name: string, values: readonly string[]): unknown => ({
  allOf: [{ $ref: `#/components/schemas/${name}` }, { properties: { kind: { enum: values } } }],
});
const plain = "{ type: object, required: [kind], properties: { kind: { type: string } } }";
const pet = (discriminator: string): string =>
  `Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind${discriminator} } }`;

describe("each branch takes the values", () => {
  test("that a mapping gives it, by name or by reference, several too", async () => {
    expect(
      await jsonSchema(
        `${pet(", mapping: { c: '#/components/schemas/Cat', d: Dog, dog: Dog }")}, Cat: ${plain}, Dog: ${plain}`,
      ),
    ).toEqual({ oneOf: [branch("Cat", ["c"]), branch("Dog", ["d", "dog"])] });
  });

  test("that its name is, where no mapping names it", async () => {
    expect(
      await jsonSchema(`${pet(", mapping: { c: Cat }")}, Cat: ${plain}, Dog: { allOf: [${plain}] }`),
    ).toEqual({
      oneOf: [branch("Cat", ["c"]), branch("Dog", ["Dog"])],
    });
  });

  test.each([
    ["its own property lists", "{ properties: { kind: { enum: [a] } } }"],
    ["its parent's property lists", "{ allOf: [{ $ref: '#/components/schemas/Base' }] }"],
    ["the branches below it take", "{ oneOf: [{ properties: { kind: { const: a } } }] }"],
    ["anybody sends, where it has no such property", "{ type: object }"],
  ])("that %s", async (_, schema) => {
    const found = await jsonSchema(
      `${pet("")}, Cat: ${schema}, Dog: ${schema}, Base: { properties: { kind: { const: b } } }`,
    );
    expect(found).toEqual({
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
    });
  });
});
