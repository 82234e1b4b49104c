// A contract with two operations of one path and method, told apart by their bodies. Not published.
import type { Operation } from "../operation.ts";
import type { ContractSchemas, Schema } from "../validation/schemas.ts";

const grant = (type: string, ...required: readonly string[]): Schema => ({
  type: "object",
  required: ["grant_type", ...required],
  properties: {
    grant_type: { const: type },
    ...Object.fromEntries(required.map((name) => [name, { type: "string" }])),
  },
});

const token = (id: string, more: Partial<Operation>): Operation => ({
  id,
  method: "POST",
  path: "/token",
  body: { required: true, mediaTypes: ["application/x-www-form-urlencoded"] },
  responses: { "200": { mediaTypes: ["application/json"] } },
  ...more,
});

export const issueToken: Operation = token("issueToken", {});
export const refreshToken: Operation = token("refreshToken", {
  variant: "#refresh",
  security: [{ session: [] }],
});

export const tokenSchemas: ContractSchemas = {
  components: {},
  operations: {
    issueToken: {
      body: { "application/x-www-form-urlencoded": grant("code", "code") },
      responses: {
        "200": {
          "application/json": {
            type: "object",
            required: ["issued"],
            properties: { issued: { const: true } },
          },
        },
      },
    },
    refreshToken: {
      body: { "application/x-www-form-urlencoded": grant("refresh", "token") },
      responses: {
        "200": {
          "application/json": {
            type: "object",
            required: ["refreshed"],
            properties: { refreshed: { const: true } },
          },
        },
      },
    },
  },
};
