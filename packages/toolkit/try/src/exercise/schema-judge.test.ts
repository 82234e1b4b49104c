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
