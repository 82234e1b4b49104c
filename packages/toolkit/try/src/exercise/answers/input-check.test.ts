import type { Operation } from "@lockstep/operation";
import { expect, test } from "vitest";
import { inputCheck } from "./input-check.ts";

const operation: Operation = {
  id: "createPet",
  method: "POST",
  path: "/pets",
  parameters: [{ name: "shop", in: "header" }],
  body: { mediaTypes: ["application/json", "text/plain"] },
  responses: {},
};
const schemas = {
  components: {},
  operations: {
    createPet: {
      parameters: { "header.shop": { type: "integer" } },
      body: {
        "application/json": {
          required: ["id"],
          properties: { id: { readOnly: true }, size: { type: "integer", enum: ["1"] } },
        },
        "text/plain": { type: "string", minLength: 99 },
      },
    },
  },
};
const check = inputCheck(schemas);

test("input that nothing is wrong with, as requests go", () => {
  expect(
    check(operation, { headers: { shop: 1 }, body: {}, contentType: "application/json" }),
  ).toBeUndefined();
});

test("a body that its schema refuses, and a parameter", () => {
  expect(check(operation, { body: { size: "1" }, contentType: "application/json" })).toBe(
    "body/size must be integer",
  );
  expect(check(operation, { headers: { shop: "x" } })).toBe("header.shop must be integer");
});

test("of what is no JSON nobody can tell", () => {
  expect(check(operation, { body: "x", contentType: "text/plain" })).toBeUndefined();
});
