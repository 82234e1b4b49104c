import type { ContractSchemas, Operation, OperationSchemas } from "@lockstep/operation";
import { expect, test } from "vitest";
import { impossibility } from "./impossibility.ts";

const nothing = { type: "integer", enum: ["1"] } as const;
const reason = '["1"] holds nothing of the type integer';
const operation: Operation = {
  id: "put",
  method: "PUT",
  path: "/{id}",
  parameters: [
    { name: "id", in: "path", required: true },
    { name: "size", in: "query" },
  ],
  body: { required: true, mediaTypes: ["application/json", "text/plain"] },
  responses: { "200": { mediaTypes: ["application/json"] } },
};
const of = (own: OperationSchemas): ContractSchemas => ({ components: {}, operations: { put: own } });

test.each<[OperationSchemas, string]>([
  [{ parameters: { "path.id": nothing } }, `no path.id can be valid (${reason})`],
  [{ body: { "application/json": nothing } }, `no body can be valid (${reason})`],
  [
    {
      parameters: {
        "path.id": { type: "object", properties: { a: { readOnly: true } }, additionalProperties: false },
      },
    },
    "path.id can only be an empty object, which no path can hold",
  ],
  [{ responses: { "200": { "application/json": nothing } } }, `no answer 200 can be valid (${reason})`],
])("what is required and described by %j is impossible", (own, told) => {
  expect(impossibility(operation, of(own))).toBe(told);
});

test.each<[OperationSchemas]>([
  [{ parameters: { "query.size": nothing } }],
  [{ body: { "application/json": nothing, "text/plain": true } }],
  [{ responses: { "404": { "application/json": nothing } } }],
  [{}],
])("what is described by %j is possible", (own) => {
  expect(impossibility(operation, of(own))).toBeUndefined();
});
