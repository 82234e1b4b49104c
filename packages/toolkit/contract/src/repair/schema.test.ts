import { describe, expect, test } from "vitest";
import { contractOf, headlines, loadFiles } from "../../test/load-files.ts";

/** What becomes of a schema, and what is told, without the place. */
async function repaired(
  schema: string,
  version = "3.1.0",
): Promise<{ schema: unknown; told: readonly string[] }> {
  const text = `openapi: ${version}\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { A: ${schema} } }\n`;
  const result = await loadFiles({ "openapi.yaml": text });
  const told = headlines(result).map((line) => line.replace(/^openapi\.yaml:\d+:\d+ /, ""));
  return { schema: contractOf(result).schemas[0]?.schema, told };
}

describe("of a schema is read what can be meant:", () => {
  test.each([
    [
      "a type in other letters",
      "{ type: String }",
      { type: "string" },
      'LS1414 type "String" does not exist; it is read as "string"',
    ],
    [
      "a type that does not exist",
      "{ type: strng }",
      {},
      'LS1414 type "strng" does not exist; it is read as anything',
    ],
    ["a format as type", "{ type: int64 }", { type: "integer", format: "int64" }, 'LS1414 type "int64"'],
    ["Swagger's file", "{ type: file }", { type: "string", format: "binary" }, 'LS1414 type "file"'],
    ["null without quotes", "{ oneOf: [{ type: null }] }", { oneOf: [{ type: "null" }] }, "LS1414 type null"],
    ["null without quotes in a list", "{ type: [string, null] }", { type: ["string", "null"] }, "LS1414"],
    ["no type at all", "{ type: null, minLength: 1 }", { minLength: 1 }, "LS1414 type null"],
    ["a schema in place of a type", "{ type: { type: string } }", {}, "LS1414"],
    ["an empty list of types", "{ type: [] }", {}, "LS1414"],
    [
      "required as a flag",
      "{ required: true }",
      {},
      "LS1415 required has to be a list of the names of properties, but is true",
    ],
    ["required as a text", "{ required: a }", { required: ["a"] }, "LS1415"],
    ["required with other things", "{ required: [a, 1, null] }", { required: ["a"] }, "LS1415"],
    [
      "a number in quotes",
      "{ maxLength: '5' }",
      { maxLength: 5 },
      'LS1415 maxLength has to be a whole number, 0 or more, but is "5"; it is read as 5',
    ],
    ["a bound that is none", "{ minimum: low, maximum: .inf }", {}, "LS1415 minimum"],
    ["a length below nothing", "{ minLength: -1 }", {}, "LS1415 minLength"],
    ["steps of nothing", "{ multipleOf: 0 }", {}, "LS1415 multipleOf has to be a number above 0"],
    ["a flag in quotes", "{ readOnly: 'true' }", { readOnly: true }, "LS1415 readOnly"],
    ["a schema in quotes", "{ additionalProperties: 'false' }", { additionalProperties: false }, "LS1406"],
    [
      "one schema in place of a list",
      "{ allOf: { type: string } }",
      { allOf: [{ type: "string" }] },
      "LS1406",
    ],
    ["no schemas", "{ anyOf: [] }", {}, "LS1415 anyOf has to be a list of at least one schema"],
    ["null in a list of schemas", "{ oneOf: [null, {}] }", { oneOf: [{}] }, "LS1406"],
    [
      "a property without a schema",
      "{ properties: { a: null, b: text } }",
      { properties: { a: {}, b: {} } },
      "LS1406",
    ],
    ["a list of properties", "{ properties: [a] }", {}, "LS1406"],
    [
      "a name as discriminator",
      "{ discriminator: kind }",
      { discriminator: { propertyName: "kind" } },
      "LS1415 discriminator",
    ],
    ["a discriminator without its property", "{ discriminator: {} }", {}, "LS1415 discriminator"],
    [
      "a $ref that is no text",
      "{ $ref: { a: 1 }, type: string }",
      { type: "string" },
      "LS1415 $ref has to be a text, but is an object",
    ],
  ])("%s", async (_, written, read, told) => {
    const found = await repaired(written);
    expect(found.schema).toEqual(read);
    expect(found.told[0]).toContain(`warning ${told}`);
  });
});

describe("an enum", () => {
  test.each([
    [
      "of numbers where texts are asked for",
      "{ type: string, enum: [1.10, true, a] }",
      { type: "string", enum: ["1.10", "true", "a"] },
    ],
    [
      "of texts where numbers are asked for",
      "{ type: integer, enum: ['1', 2] }",
      { type: "integer", enum: [1, 2] },
    ],
    [
      "of texts where booleans are asked for",
      "{ type: boolean, enum: ['true'] }",
      { type: "boolean", enum: [true] },
    ],
    [
      "with a value that can never be",
      "{ type: integer, enum: [1, a, 1.5] }",
      { type: "integer", enum: [1] },
    ],
    ["with no value that can be", "{ type: integer, enum: [a] }", { type: "integer" }],
    ["with null", "{ type: string, enum: [a, null] }", { type: ["string", "null"], enum: ["a", null] }],
    [
      "on the list that it is meant for the items of",
      "{ type: array, items: { type: string }, enum: [a, b] }",
      { type: "array", items: { type: "string", enum: ["a", "b"] } },
    ],
  ])("%s is read as its type allows, and told", async (_, written, read) => {
    const found = await repaired(written);
    expect(found.schema).toEqual(read);
    expect(found.told).toEqual([expect.stringContaining("warning LS1417")]);
  });

  test.each([
    ["an enum that is no list", "{ enum: a }", { enum: ["a"] }, "LS1415"],
    ["an empty enum", "{ type: string, enum: [] }", { type: "string" }, "LS1415"],
    [
      "an enum of integers that no number holds",
      "{ enum: [12345678901234567890] }",
      { enum: [Number(12345678901234567890n)] },
      "LS1419 12345678901234567890 in enum is larger",
    ],
    [
      "a constant that no number holds",
      "{ const: -9007199254740993 }",
      { const: Number(-9007199254740993n) },
      "LS1419 -9007199254740993 in const is larger",
    ],
    [
      "a default that no number holds",
      "{ default: 9007199254740993 }",
      {},
      "LS1419 9007199254740993 in default is larger",
    ],
  ])("%s is told", async (_, written, read, told) => {
    const found = await repaired(written);
    expect(found.schema).toEqual(read);
    expect(found.told).toEqual([expect.stringContaining(`warning ${told}`)]);
  });

  test.each([
    "{ enum: [a, 1, null, true, {}] }",
    "{ type: [string, 'null'], enum: [a, null] }",
    "{ type: number, enum: [1, 1.5, 9007199254740991] }",
    "{ type: string, enum: ['', a, a] }",
    "{ type: integer, maximum: 9223372036854775807 }",
  ])("%s is left as it is", async (written) => {
    expect((await repaired(written)).told).toEqual([]);
  });
});

describe("a default", () => {
  test.each([
    ["{ type: integer, default: '10' }", { type: "integer", default: 10 }],
    ["{ type: string, default: 1.0 }", { type: "string", default: "1.0" }],
    ["{ type: boolean, default: 'false' }", { type: "boolean", default: false }],
  ])("in other words is read: %s", async (written, read) => {
    const found = await repaired(written);
    expect(found.schema).toEqual(read);
    expect(found.told).toEqual([expect.stringMatching(/warning LS1418 .*; it is read as/)]);
  });

  test.each([
    "{ type: integer, default: many }",
    "{ type: string, default: {} }",
    "{ type: array, default: a }",
    "{ enum: [a, b], default: c }",
    "{ type: integer, minimum: 1, default: 0 }",
    "{ type: string, minLength: 1, default: '' }",
    "{ type: string, format: uuid, default: '' }",
    "{ type: string, pattern: '^a$', default: b }",
  ])("that does not fit is left out: %s", async (written) => {
    const found = await repaired(written);
    expect(found.schema).not.toHaveProperty("default");
    expect(found.told).toEqual([expect.stringMatching(/warning LS1418 .*; it is ignored/)]);
  });

  test("of null where null is not allowed is none, and told once for all", async () => {
    const found = await repaired(
      "{ properties: { a: { type: string, default: null }, b: { type: string, default: null } } }",
    );
    expect(found.schema).toEqual({ properties: { a: { type: "string" }, b: { type: "string" } } });
    expect(found.told).toEqual([
      "info LS1416 default: null where null is not allowed is read as no default; it stands at 2 places",
    ]);
  });

  test.each([
    "{ default: 1 }",
    "{ type: string, nullable: true, default: null }",
    "{ type: array, default: [] }",
  ])("that fits stays: %s", async (written) => {
    const { schema, told } = await repaired(written, "3.0.3");
    expect(schema).toHaveProperty("default");
    expect(told).toEqual([]);
  });
});

describe("keywords of other versions", () => {
  test("are read in any: 3.0's in 3.1, told once", async () => {
    const found = await repaired(
      "{ properties: { a: { type: number, minimum: 1, exclusiveMinimum: true }, b: { type: string, nullable: true } } }",
    );
    expect(found.schema).toEqual({
      properties: { a: { type: "number", exclusiveMinimum: 1 }, b: { type: "string", nullable: true } },
    });
    expect(found.told.map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
      "info LS1405 exclusiveMinimum: true",
      "info LS1405 nullable is",
    ]);
  });

  test("are read in any: 3.1's in 3.0", async () => {
    const written = "{ type: [string, 'null'], exclusiveMaximum: 5, const: a }";
    expect(await repaired(written, "3.0.3")).toEqual({
      schema: { type: ["string", "null"], exclusiveMaximum: 5, const: "a" },
      told: [],
    });
  });

  test("bounds that exclude nothing stay bounds", async () => {
    expect((await repaired("{ minimum: 1, exclusiveMinimum: false }", "3.0.3")).schema).toEqual({
      minimum: 1,
    });
  });

  test("dependencies are what 2020-12 has two keywords for", async () => {
    expect((await repaired("{ dependencies: { a: [b], c: { required: [d] } } }")).schema).toEqual({
      dependentRequired: { a: ["b"] },
      dependentSchemas: { c: { required: ["d"] } },
    });
  });
});

describe("what is not known", () => {
  test("is told once, with the likely name", async () => {
    const found = await repaired(
      "{ properties: { a: { requred: [x] }, b: { requred: [y] } }, madeUp: 1, x-mine: 1 }",
    );
    expect(found.told).toEqual([
      'info LS1423 "madeUp" in a schema object means nothing and is ignored, at 1 place',
      'warning LS1421 "requred" in a schema object means nothing and is ignored, at 2 places',
    ]);
  });

  test("is no format that validators check", async () => {
    expect((await repaired("{ type: string, format: datetime }")).told).toEqual([
      'info LS1420 the format "datetime" is not known, so it is not checked; it stands at 1 place',
    ]);
  });
});
