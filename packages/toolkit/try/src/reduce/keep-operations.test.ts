import { expect, test } from "vitest";
import { keepOperations } from "./keep-operations.ts";

const document = {
  openapi: "3.1.0",
  webhooks: { changed: {} },
  paths: {
    "/pets": {
      parameters: [{ $ref: "#/components/parameters/limit" }],
      get: { responses: { "200": { $ref: "#/components/responses/Pets" } } },
      post: { requestBody: { $ref: "#/components/requestBodies/Pet" } },
    },
    "/shops": { get: { responses: {} } },
  },
  components: {
    parameters: { limit: { schema: { $ref: "#/components/schemas/Limit~1Max" } } },
    responses: {
      Pets: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
    },
    requestBodies: { Pet: {} },
    schemas: {
      Pet: {
        discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
        properties: { parent: { $ref: "#/components/schemas/Pet" } },
      },
      Cat: { type: "object" },
      Shop: { $ref: "#/components/schemas/Cat" },
      "Limit/Max": { type: "integer" },
    },
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
  },
};

test("an operation stays with its path's parameters and all components that it reaches", () => {
  const { schemas } = document.components;
  expect(keepOperations(document, (path, method) => path === "/pets" && method === "get")).toEqual({
    openapi: "3.1.0",
    paths: { "/pets": { parameters: document.paths["/pets"].parameters, get: document.paths["/pets"].get } },
    components: {
      parameters: document.components.parameters,
      responses: document.components.responses,
      schemas: { Pet: schemas.Pet, Cat: schemas.Cat, "Limit/Max": schemas["Limit/Max"] },
      securitySchemes: document.components.securitySchemes,
    },
  });
});

test("schemas stay where they are named, with what they reach", () => {
  const small = keepOperations(document, () => false, new Set(["Shop"]));
  expect(small["paths"]).toEqual({});
  expect(small["components"]).toHaveProperty("schemas", {
    Shop: document.components.schemas.Shop,
    Cat: document.components.schemas.Cat,
  });
});
