import { expect, test } from "vitest";
import { asAnswered, asSent, schemaJudge } from "./schema-judge.ts";

const schemas = {
  components: {
    Pet: {
      type: "object",
      required: ["id", "name", "secret"],
      properties: {
        id: { type: "integer", readOnly: true },
        name: { type: "string", pattern: "^[\\w\\-\\:]+$" },
        secret: { type: "string", writeOnly: true },
        friends: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
      },
    },
  },
  operations: {},
};
const pet = { $ref: "#/components/schemas/Pet" };

test("answers need no secrets, requests no ids, and neither does what is in them", () => {
  const friend = { id: 2, name: "Tom" };
  expect(schemaJudge(schemas, asAnswered)(pet, { id: 1, name: "Rex", friends: [friend] })).toBeUndefined();
  expect(schemaJudge(schemas, asSent)(pet, { name: "Rex", secret: "x", friends: [friend] })).toBe(
    "body/friends/0 must have required property 'secret'",
  );
});

test("all else is judged as it stands, patterns that no strict engine takes too", () => {
  expect(schemaJudge(schemas)(pet, { id: 1, name: "a b", secret: "x" })).toBe(
    'body/name must match pattern "^[\\w\\-\\:]+$"',
  );
});

test("a schema that no validator takes is what is wrong", () => {
  expect(schemaJudge(schemas)({ $ref: "#/components/schemas/Gone" }, 1)).toMatch(
    /^its schema cannot be used: .*Gone/,
  );
});

test("what a document calls its schemas does not matter, nor that two use one anchor", () => {
  const own = {
    type: "object",
    properties: { a: { $ref: "#anchor" } },
    $defs: { x: { $anchor: "anchor", type: "string" } },
  };
  const judge = schemaJudge({
    components: {
      "a/b c~%": own,
      "é:#": { ...own, properties: { b: { $ref: "#/components/schemas/a~1b%20c~0%25" } } },
    },
    operations: {},
  });
  const outer = { $ref: "#/components/schemas/é:#" };
  expect(judge(outer, { b: { a: "x" } })).toBeUndefined();
  expect(judge(outer, { b: { a: 1 } })).toBe("body/b/a must be string");
  expect(judge({ $ref: "#/components/schemas/a~1b%20c~0%25/properties/a" }, 1)).toBe("body must be string");
});
