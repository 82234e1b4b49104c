import type { Schema } from "@lockstep/operation";
import { expect, test } from "vitest";
import { whyNothingFits } from "../index.ts";

const components = {
  Chain: { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Chain" } } },
  Tree: { type: "object", properties: { next: { $ref: "#/components/schemas/Tree" } } },
  Pet: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
} satisfies Record<string, Schema>;
const ref = (name: keyof typeof components): Schema => ({ $ref: `#/components/schemas/${name}` });

test.each<[Schema, string]>([
  [false, "nothing is allowed"],
  [{ type: "integer", enum: ["1", "2"] }, '["1","2"] holds nothing of the type integer'],
  [{ allOf: [{ type: "string" }, { type: "integer" }] }, 'type has to be both "string" and "integer"'],
  [{ allOf: [{ enum: ["a"] }, { enum: ["b"] }] }, 'enum has to be both ["a"] and ["b"]'],
  [{ type: "string", minLength: 5, maxLength: 2 }, "minLength 5 is more than maxLength 2"],
  [
    { type: "object", required: ["a"], properties: { b: {} }, additionalProperties: false },
    "/a: it is required and not allowed",
  ],
  [
    { type: "object", required: ["a"], properties: { a: { type: "array", minItems: 1, items: false } } },
    "/a/0: nothing is allowed",
  ],
  [
    { oneOf: [{ type: "string" }, { type: "string", format: "asset-id" }] },
    "its oneOf lists the same schema more than once, so that what fits one fits another too",
  ],
  [{ oneOf: [ref("Pet"), ref("Pet")] }, expect.stringContaining("more than once")],
  [
    {
      additionalProperties: false,
      anyOf: [ref("Pet"), { $ref: "#/components/schemas/Pet", required: ["name"], type: "object" }],
    },
    "/id: it is required and not allowed",
  ],
  [
    ref("Chain"),
    "/next: it leads back to #/components/schemas/Chain through what is required, without an end",
  ],
  [
    {
      additionalProperties: false,
      type: "object",
      anyOf: [{ allOf: [{ oneOf: [{ required: ["a"] }, { required: ["b"] }] }] }],
    },
    "/a: it is required and not allowed",
  ],
  [
    { type: "string", pattern: "^[a-z]$", minLength: 32 },
    "no text that ^[a-z]$ matches has the minLength 32",
  ],
  [{ type: "string", not: true }, "its parts contradict each other"],
])("%j: %s", (schema, reason) => {
  expect(whyNothingFits(components, schema)).toEqual(reason);
});

test.each<[Schema]>([
  [true],
  [{}],
  [ref("Tree")],
  [ref("Pet")],
  [{ type: "integer", enum: ["1", 2] }],
  [{ oneOf: [{ type: "string" }, { type: "string" }, { type: "integer" }] }],
  [{ oneOf: [ref("Pet"), { allOf: [ref("Pet"), { properties: { age: { type: "integer" } } }] }] }],
  [{ anyOf: [false, { type: "string" }] }],
  [{ type: "string", pattern: "^[a-z]|b$", minLength: 32 }],
  [{ type: "string", pattern: "^(ab)+$", minLength: 32 }],
  [{ type: "string", pattern: "^a\\$", minLength: 32 }],
  [{ type: "object", required: ["x-a"], patternProperties: { "^x-": {} }, additionalProperties: false }],
  [{ type: ["object", "null"], required: ["a"], additionalProperties: false }],
  [{ type: "array", items: false }],
])("of %j nothing is known to be wrong", (schema) => {
  expect(whyNothingFits(components, schema)).toBeUndefined();
});
