import type { ContractSchemas, Operation } from "@lockstep/operation";
import { expect, test } from "vitest";
import { answerCheck } from "./answer-check.ts";

const operation: Operation = {
  id: "getPet",
  method: "GET",
  path: "/pets",
  responses: {
    "200": { mediaTypes: ["application/json", "image/*"], headers: ["X-Total"] },
    "204": {},
    "4XX": { mediaTypes: ["application/json"] },
  },
};
const pet = {
  type: "object",
  required: ["name", "password"],
  properties: { name: { type: "string" }, password: { type: "string", writeOnly: true } },
};
const schemas: ContractSchemas = {
  components: { Pet: pet },
  operations: {
    getPet: {
      headers: {
        "200": { "x-total": { type: "integer" }, "x-ids": { type: "array", items: { type: "integer" } } },
      },
      responses: { "200": { "application/json": { $ref: "#/components/schemas/Pet" } } },
    },
  },
};
const check = answerCheck(schemas);

function faultOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): string | undefined {
  return check(operation, { response: new Response(null, { status, headers }), body });
}
const json = { "content-type": "application/json; charset=utf-8", "x-total": "1" };

test("a valid answer has no fault; what only requests carry need not be there", () => {
  expect(faultOf(200, json, { name: "Rex" })).toBeUndefined();
});

test("a body that its schema refuses", () => {
  expect(faultOf(200, json, { name: 7 })).toBe("the answer is not valid: body/name must be string");
});

test("a required header that is missing", () => {
  expect(faultOf(200, { "content-type": "application/json" }, { name: "Rex" })).toBe(
    "the required header X-Total is missing",
  );
});

test("a header whose value its schema takes in no reading", () => {
  expect(faultOf(200, { ...json, "x-total": "many" }, { name: "Rex" })).toBe(
    "the header x-total is not valid: body must be integer",
  );
  expect(faultOf(200, { ...json, "x-ids": "1, 2,3" }, { name: "Rex" })).toBeUndefined();
  expect(faultOf(200, { ...json, "x-ids": "1,b" }, { name: "Rex" })).toMatch(/x-ids is not valid/);
});

test("a media type that is not declared", () => {
  expect(faultOf(200, { ...json, "content-type": "text/html" })).toBe(
    "it answers text/html, where application/json, image/* is declared",
  );
  expect(faultOf(200, { ...json, "content-type": "image/png" })).toBeUndefined();
});

test("no body where one is declared, and one where none is", () => {
  expect(faultOf(200, { "x-total": "1" })).toBe("it answers no body, where application/json is declared");
  expect(
    check(
      { ...operation, responses: { "202": {} } },
      { response: new Response("x", { status: 202 }), body: "x" },
    ),
  ).toBe("it answers text/plain;charset=UTF-8, where no body is declared");
});

test("a status that is not declared", () => {
  expect(faultOf(500, {})).toBe("it answers 500, which is not declared");
  expect(faultOf(404, { "content-type": "application/json" }, {})).toBeUndefined();
});
