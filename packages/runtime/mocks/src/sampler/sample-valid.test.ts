import type { ContractSchemas, Schema } from "@lockstep/operation";
import { describe, expect, test } from "vitest";
import { sample } from "./sample.ts";
import { sampleValid } from "./sample-valid.ts";
import { answerChecker } from "./validator.ts";

const components: ContractSchemas["components"] = {
  Cat: {
    type: "object",
    required: ["kind", "lives"],
    properties: { kind: { type: "string" }, lives: { type: "integer", minimum: 1, maximum: 9 } },
    additionalProperties: false,
  },
  Dog: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" }, barks: { type: "boolean" } },
    additionalProperties: false,
  },
  Tree: {
    type: "object",
    required: ["name", "children"],
    properties: {
      name: { type: "string" },
      children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
    },
  },
  Chain: {
    type: "object",
    required: ["next"],
    properties: { next: { anyOf: [{ $ref: "#/components/schemas/Chain" }, { type: "null" }] } },
  },
  Typed: {
    type: "object",
    required: ["next"],
    properties: { next: { $ref: "#/components/schemas/MaybeTyped" } },
  },
  MaybeTyped: {
    type: ["object", "null"],
    required: ["next"],
    properties: { next: { $ref: "#/components/schemas/MaybeTyped" } },
  },
  Alias: { $ref: "#/components/schemas/Cat" },
  Base: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
};

const text = (more: object): Schema => ({ type: "string", ...more });
const ref = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });

const table: { readonly [keyword: string]: readonly Schema[] } = {
  type: [
    true,
    {},
    { type: "boolean" },
    { type: "null" },
    { type: ["string", "null"] },
    { type: ["integer", "string"] },
    { type: ["null", "object"], properties: { a: { type: "string" } } },
  ],
  "enum and const": [
    { enum: ["a", "b"] },
    { const: { a: [1] } },
    { type: "string", enum: ["a", null, 3] },
    { type: ["string", "null"], enum: ["a", null] },
    { enum: [null] },
  ],
  numbers: [
    { type: "integer" },
    { type: "integer", minimum: 5, maximum: 5 },
    { type: "integer", exclusiveMinimum: 5, exclusiveMaximum: 7 },
    { type: "integer", minimum: -10, maximum: -3 },
    { type: "integer", multipleOf: 7, minimum: 50 },
    { type: "integer", multipleOf: 0.5 },
    { type: "integer", format: "int32", minimum: 2_147_483_640 },
    { type: "integer", minimum: 1_000_000_000_000 },
    { type: "number" },
    { type: "number", minimum: 0.1, maximum: 0.2 },
    { type: "number", exclusiveMinimum: 0, maximum: 0.005 },
    { type: "number", exclusiveMinimum: 1e10, exclusiveMaximum: 1.000001e10 },
    { type: "number", multipleOf: 0.01, minimum: 3, maximum: 9 },
    { type: "number", multipleOf: 0.1 },
    { type: "number", multipleOf: 2.5, minimum: 4 },
    { type: "number", format: "float", maximum: -1 },
    { minimum: 4 },
  ],
  "lengths of strings": [
    text({ minLength: 1, maxLength: 1 }),
    text({ minLength: 120 }),
    text({ maxLength: 0 }),
    text({ minLength: 7, maxLength: 8 }),
    text({ format: "email", minLength: 40 }),
    text({ format: "email", maxLength: 6 }),
    text({ format: "uri", maxLength: 10 }),
    text({ format: "uri", minLength: 80 }),
    text({ format: "byte", maxLength: 10 }),
    text({ format: "byte", minLength: 60 }),
    text({ format: "password", minLength: 40 }),
    text({ format: "hostname", maxLength: 5 }),
  ],
  formats: [
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "idn-email",
    "uuid",
    "uri",
    "url",
    "iri",
    "uri-reference",
    "iri-reference",
    "uri-template",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "byte",
    "binary",
    "password",
    "json-pointer",
    "relative-json-pointer",
    "regex",
    "unheard-of",
  ].map((format) => text({ format })),
  patterns: [
    "^[a-z]{3,8}$",
    "^[A-Z]{2}\\d{4}$",
    "^(foo|bar)-\\w+$",
    "^\\d{4}-\\d{2}$",
    "^#[0-9a-fA-F]{6}$",
    "^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$",
    "^\\p{Lu}\\p{L}*$",
    "^[^/\\s]+/[^/\\s]+$",
    "a+b",
    "^v(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$",
    "^(?=.*\\d)[a-z0-9]{8}$",
    "^([a-c])\\1$",
    "^sha256:[a-f0-9]{64}$",
    "^\\+[1-9]\\d{6,14}$",
    "^[\\w.-]+@[\\w-]+\\.[a-z]{2,4}$",
    "^\\u0041\\x42$",
    "^(a|b)?$",
    "^\\S.*\\S$",
  ].map((pattern) => text({ pattern })),
  "patterns with lengths": [
    text({ pattern: "^[a-z]+$", minLength: 30, maxLength: 40 }),
    text({ pattern: "^[a-z0-9-]*$", maxLength: 2 }),
    text({ pattern: "^x", minLength: 20 }),
    text({ pattern: "^(ab)+$", minLength: 10, maxLength: 10 }),
    text({ pattern: "^\\d+$", format: "int64" }),
  ],
  arrays: [
    { type: "array" },
    { type: "array", items: { type: "integer" }, minItems: 5, maxItems: 5 },
    { type: "array", items: { enum: ["a", "b", "c"] }, uniqueItems: true, minItems: 3 },
    { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 2 },
    { type: "array", items: { type: "object", properties: { a: { enum: [1, 2] } } }, uniqueItems: true },
    { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
    { type: "array", prefixItems: [{ const: 1 }], items: { type: "string" }, minItems: 3 },
    { type: "array", contains: { const: 7 }, minContains: 2, items: { type: "integer" } },
    { type: "array", contains: { type: "string" } },
    { type: "array", prefixItems: [{}, { type: "array" }], items: false, contains: { type: "null" } },
    { type: "array", prefixItems: [{ type: "integer" }], maxItems: 1, contains: { minimum: 500 } },
    {
      allOf: [
        { type: "array", prefixItems: [{ type: "integer" }], items: false, minItems: 1 },
        { items: { const: 7 } },
      ],
    },
    { type: "array", maxItems: 0 },
    { items: { type: "string" } },
  ],
  objects: [
    { type: "object" },
    { type: "object", required: ["a"] },
    { type: "object", properties: { a: { type: "string" } }, required: ["a", "b"] },
    { type: "object", properties: { a: { type: "string" }, b: false } },
    { type: "object", additionalProperties: { type: "integer" }, minProperties: 3 },
    { type: "object", properties: { a: {}, b: {}, c: {} }, maxProperties: 1 },
    { type: "object", properties: { a: { type: "string" } }, minProperties: 2 },
    { type: "object", patternProperties: { "^x-[a-z]+$": { type: "integer" } }, additionalProperties: false },
    { type: "object", patternProperties: { "^x-": { type: "integer" } }, required: ["x-a"] },
    {
      type: "object",
      propertyNames: { pattern: "^[A-Z]{3}$" },
      additionalProperties: true,
      minProperties: 2,
    },
    { type: "object", required: ["a"], properties: { a: {} }, dependentRequired: { a: ["b"], b: ["c"] } },
    { type: "object", properties: { a: {}, b: { type: "integer" } }, dependentRequired: { a: ["b", "c"] } },
    {
      type: "object",
      properties: { a: { type: "string" } },
      dependentSchemas: { a: { required: ["z"], properties: { z: { const: 3 } } } },
    },
    { type: "object", required: ["secret"], properties: { secret: { type: "string", writeOnly: true } } },
    { type: "object", required: ["__proto__"], properties: { constructor: { type: "integer" } } },
    { properties: { a: { type: "string" } }, unevaluatedProperties: false, type: "object" },
  ],
  "references and cycles": [
    ref("Tree"),
    ref("Chain"),
    ref("Typed"),
    ref("Alias"),
    { ...ref("Cat"), minProperties: 2 },
  ],
  allOf: [
    {
      allOf: [ref("Base"), { type: "object", required: ["name"], properties: { name: { type: "string" } } }],
    },
    { allOf: [{ type: "integer", minimum: 3 }, { maximum: 9 }, { multipleOf: 4 }] },
    { allOf: [{ type: ["string", "null"] }, { type: "string", minLength: 4 }] },
    { allOf: [{ type: "number" }, { type: "integer" }] },
    { allOf: [{ enum: ["a", "b", "c"] }, { enum: ["c", "d"] }] },
    {
      allOf: [
        { properties: { a: { type: "integer" } }, additionalProperties: false },
        { properties: { a: { minimum: 5 }, b: {} } },
      ],
      type: "object",
    },
    {
      allOf: [ref("Base")],
      type: "object",
      properties: { id: { minimum: 900 } },
      unevaluatedProperties: false,
    },
  ],
  "oneOf and anyOf": [
    { oneOf: [{ type: "string" }, { type: "integer" }] },
    { oneOf: [{ multipleOf: 3 }, { multipleOf: 5 }], type: "integer", minimum: 1, maximum: 30 },
    { anyOf: [{ type: "string", maxLength: 3 }, { type: "null" }] },
    {
      type: "object",
      properties: { a: { type: "string" }, b: { type: "string" } },
      oneOf: [{ required: ["a"] }, { required: ["b"] }],
    },
    {
      oneOf: [
        { type: "object", properties: { a: { type: "string" } } },
        { type: "object", properties: { b: { type: "integer" } }, required: ["b"] },
      ],
    },
    {
      type: "array",
      minItems: 4,
      items: { oneOf: [{ type: "number" }, { type: "integer" }, { type: "string" }] },
    },
    { allOf: [{ oneOf: [{ type: "string" }, { type: "integer" }] }, { type: "integer" }] },
    { oneOf: [false, { type: "string" }] },
    { enum: [29], allOf: [{ oneOf: Array.from({ length: 30 }, (_, value) => ({ const: value })) }] },
    { allOf: [{ oneOf: Array.from({ length: 30 }, (_, value) => ({ const: value })) }, { enum: [7] }] },
    { anyOf: [{ not: {} }, { type: "string" }] },
  ],
  "branches that overlap": [
    // Any object fits both, unless one of its properties breaks one of them.
    {
      oneOf: [
        { type: "object", properties: { cursor: { type: "string" } } },
        { type: "object", properties: { limit: { type: "integer" }, from: { type: "string" } } },
      ],
    },
    // The second is the first with more that is not required.
    {
      oneOf: [
        { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
        {
          allOf: [
            { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
            { properties: { count: { type: "integer" } } },
          ],
        },
      ],
    },
    {
      oneOf: ["a", "b", "c", "d"].map((name) => ({
        type: "object",
        properties: { [name]: { type: "boolean" } },
      })),
    },
    {
      oneOf: [
        { type: "object", properties: { a: { enum: ["x", "y"] } } },
        { type: "object", properties: { a: { enum: ["y", "z"] } } },
      ],
    },
    {
      oneOf: [
        { type: "array", items: { type: "string" } },
        { type: "array", items: { type: "integer" } },
      ],
    },
    { oneOf: [{ type: "string" }, { type: "string", maxLength: 12 }] },
    { oneOf: [{ type: "number" }, { type: "integer" }] },
    { oneOf: [{}, { type: "string" }, { type: "object" }] },
    {
      oneOf: [
        { type: "object", additionalProperties: false },
        { type: "object", properties: { a: {} } },
      ],
    },
    {
      oneOf: [{ required: ["a"] }, { required: ["b"] }],
      properties: { a: {}, b: {} },
      required: ["a"],
      type: "object",
    },
    {
      type: "object",
      properties: {
        in: {
          oneOf: [{ properties: { a: { type: "string" } } }, { properties: { b: { type: "string" } } }],
          type: "object",
        },
      },
      required: ["in"],
    },
  ],
  "what must not be": [
    {
      type: "object",
      properties: { a: { type: "string" }, b: { type: "string" } },
      not: { required: ["a", "b"] },
    },
    {
      type: "object",
      required: ["a"],
      properties: { a: { type: "integer" } },
      not: { properties: { a: { minimum: 0 } } },
    },
    {
      allOf: [
        { not: { type: "object" } },
        { not: { type: "array" } },
        { type: ["object", "array", "boolean"] },
      ],
    },
    { type: "string", enum: ["a", "b"], not: { const: "a" } },
  ],
  discriminators: [
    {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { feline: "#/components/schemas/Cat" } },
    },
    {
      type: "array",
      minItems: 3,
      items: { anyOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
    },
  ],
  conditions: [
    {
      type: "object",
      required: ["kind"],
      properties: { kind: { enum: ["a", "b"] } },
      if: { properties: { kind: { const: "a" } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ["x"], properties: { x: { type: "integer" } } },
      else: { required: ["y"] },
    },
    { type: "integer", minimum: 1, maximum: 10, not: { multipleOf: 2 } },
    { type: "string", not: { enum: [""] } },
    { type: "object", properties: { a: { type: "string" } }, not: { required: ["a"] } },
  ],
};

test("a value that is refused is made anew, and the rest stays", () => {
  const schema: Schema = {
    type: "object",
    required: ["odd", "name"],
    properties: { odd: { type: "integer", not: { multipleOf: 5 } }, name: { type: "string" } },
  };
  const checker = answerChecker({});
  let refused = 0;
  for (let seed = 0; seed < 20; seed++) {
    const first = sample({}, { schema, seed }) as { odd: number; name: string };
    const { value, valid } = sampleValid({}, { schema, seed }, checker);
    expect(valid).toBe(true);
    if (first.odd % 5 === 0) refused++;
    expect((value as { name: string }).name).toBe(first.name);
  }
  expect(refused).toBeGreaterThan(0);
});

test("what is given is kept, and what it lacks is filled in", () => {
  const schema: Schema = {
    type: "object",
    required: ["owner", "tags"],
    properties: {
      owner: {
        type: "object",
        required: ["id", "name"],
        properties: { id: { type: "integer" }, name: { type: "string" } },
      },
      tags: {
        type: "array",
        items: { type: "object", required: ["key"], properties: { key: { type: "string" } } },
      },
      note: { type: "string" },
    },
  };
  const given = { owner: { id: 5 }, tags: [{ key: "a" }, {}], extra: true };
  const { value } = sampleValid({}, { schema, seed: 1, given, optional: "none" }, answerChecker({}));
  expect(value).toEqual({
    owner: { id: 5, name: expect.any(String) },
    tags: [{ key: "a" }, { key: expect.any(String) }],
    extra: true,
  });
});

test("what cannot be valid is given as it is, and said not to be", () => {
  const schema: Schema = { type: "string", minLength: 5, maxLength: 2 };
  expect(sampleValid({}, { schema, seed: 1 }, answerChecker({})).valid).toBe(false);
});

test("a schema that leads only to itself comes to an end", () => {
  const loop = { A: { allOf: [{ $ref: "#/components/schemas/A" }] } };
  const schema: Schema = { $ref: "#/components/schemas/A" };
  expect(sampleValid(loop, { schema, seed: 1 }, answerChecker(loop)).valid).toBe(false);
});

describe("samples are valid for every keyword and twenty seeds", () => {
  const checker = answerChecker(components);
  for (const [keyword, schemas] of Object.entries(table)) {
    test(keyword, () => {
      for (const schema of schemas) {
        const check = checker.checkOf(schema);
        if (!check) throw new Error(`${JSON.stringify(schema)} does not compile`);
        for (let seed = 0; seed < 20; seed++) {
          const { value, valid } = sampleValid(components, { schema, seed }, checker);
          const faults = JSON.stringify(check(JSON.parse(JSON.stringify(value))));
          expect(
            valid && check(JSON.parse(JSON.stringify(value))) === undefined,
            `${JSON.stringify(schema)} seed ${seed}: ${JSON.stringify(value)} ${faults}`,
          ).toBe(true);
        }
      }
    });
  }
});
