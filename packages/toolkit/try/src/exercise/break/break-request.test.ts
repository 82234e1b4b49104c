import { type Api, type ContractSchemas, type Operation, problemDetails } from "@lockstep/operation";
import { expect, test } from "vitest";
import { schemaJudge } from "../schema-judge.ts";
import { breakKinds, breakRequest } from "./break-request.ts";
import type { Breaking } from "./breaking.ts";

const api: Api = {
  title: "Pets",
  version: "1",
  servers: [],
  errorFormat: problemDetails,
  errors: {},
  securitySchemes: {
    key: { type: "apiKey", in: "query", name: "key" },
    token: { type: "http", scheme: "bearer" },
  },
};
const schemas: ContractSchemas = {
  components: {
    Pet: {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string" }, age: { type: "integer" } },
    },
  },
  operations: {
    createPet: {
      parameters: {
        "path.shopId": { type: "integer" },
        "query.sort": { type: "string", enum: ["name", "age"] },
        "query.any": { type: "string" },
      },
      body: { "application/json": { $ref: "#/components/schemas/Pet" } },
    },
  },
};
const operation: Operation = {
  id: "createPet",
  method: "POST",
  path: "/shops/{shopId}/pets",
  parameters: [
    { name: "any", in: "query" },
    { name: "shopId", in: "path", required: true },
    { name: "sort", in: "query", required: true },
    { name: "X-Trace", in: "header", required: true },
  ],
  body: { required: true, mediaTypes: ["application/json"] },
  responses: { "201": { mediaTypes: ["application/json"] } },
  security: [{ token: [], key: [] }],
};
const valid = (): Request =>
  new Request("http://mocks.test/shops/7/pets?ids=1,2&sort=name&key=secret", {
    method: "POST",
    headers: { "content-type": "application/json", "x-trace": "t", authorization: "Bearer token" },
    body: JSON.stringify({ name: "Rex", age: 3 }),
  });

/** Breaks the request in one way; what was sent then. */
async function broken(name: string, changed: Partial<Operation> = {}, more: Partial<Breaking> = {}) {
  const kinds = breakKinds.filter((kind) => kind.name === name);
  expect(kinds).toHaveLength(1);
  const breaking = {
    request: valid(),
    operation: { ...operation, ...changed },
    schemas,
    api,
    judge: schemaJudge(schemas),
    isForIt: () => true,
    ...more,
  };
  const found = await breakRequest(breaking, kinds);
  const sent = found?.to("http://server.test");
  return (
    sent && {
      how: found?.how,
      url: sent.url,
      headers: Object.fromEntries(sent.headers),
      body: await sent.text(),
    }
  );
}

test.each([
  ["malformed JSON", { body: '{"broken":' }],
  ["a body of the wrong type", { body: "true" }],
  ["a property of the wrong type", { body: '{"name":true,"age":3}' }],
  ["a required property is missing", { body: '{"age":3}' }],
  ["the body is missing", { body: "" }],
  ["a media type that is not declared", { body: '{"name":"Rex","age":3}' }],
  [
    "a parameter of the wrong type",
    { url: "http://server.test/shops/lockstep-broken/pets?ids=1,2&sort=name&key=secret" },
  ],
  ["a required parameter is missing", { url: "http://server.test/shops/7/pets?ids=1,2&key=secret" }],
  [
    "a query parameter that is not declared",
    { url: "http://server.test/shops/7/pets?ids=1,2&sort=name&key=secret&lockstep_unknown=1" },
  ],
  ["the credentials are missing", { url: "http://server.test/shops/7/pets?ids=1,2&sort=name" }],
  ["nothing acceptable", { headers: expect.objectContaining({ accept: "application/x-lockstep-broken" }) }],
])("%s, and the rest stays as it was", async (name, expected) => {
  const whole = {
    body: '{"name":"Rex","age":3}',
    url: "http://server.test/shops/7/pets?ids=1,2&sort=name&key=secret",
  };
  expect(await broken(name)).toMatchObject({ ...whole, ...expected });
});

test("headers go where they are what is missing or wrong", async () => {
  expect((await broken("the credentials are missing"))?.headers).not.toHaveProperty("authorization");
  expect((await broken("the body is missing"))?.headers).not.toHaveProperty("content-type");
  expect((await broken("a media type that is not declared"))?.headers).toHaveProperty(
    "content-type",
    "application/x-lockstep-broken",
  );
});

test("a text that the schema refuses is a wrong parameter too; one that takes any text is left alone", async () => {
  const inQuery = {
    parameters: [
      { name: "any", in: "query" as const },
      { name: "sort", in: "query" as const },
    ],
  };
  expect((await broken("a parameter of the wrong type", inQuery))?.how).toBe("query.sort=lockstep-broken");
  const anyText = { parameters: [{ name: "any", in: "query" as const }] };
  expect(await broken("a parameter of the wrong type", anyText)).toBeUndefined();
});

test("a header that platforms send by themselves is broken only where it is required", async () => {
  const language = { name: "Accept-Language", in: "header" } as const;
  const own = { parameters: { "header.Accept-Language": { type: "string", enum: ["de"] } } };
  const more = { schemas: { components: {}, operations: { createPet: own } } };
  const how = async (required: boolean): Promise<string | undefined> => {
    const changed = { parameters: [{ ...language, required }] };
    return (await broken("a parameter of the wrong type", changed, more))?.how;
  };
  expect(await how(true)).toBe("header.Accept-Language=lockstep-broken");
  expect(await how(false)).toBeUndefined();
});

test("nothing is broken that might be valid", async () => {
  expect(await broken("the body is missing", { body: { mediaTypes: ["application/json"] } })).toBeUndefined();
  expect(
    await broken("a media type that is not declared", { body: { mediaTypes: ["*/*"] } }),
  ).toBeUndefined();
  expect(await broken("the credentials are missing", { security: [{ token: [] }, {}] })).toBeUndefined();
  expect(await broken("nothing acceptable", { responses: { "204": {} } })).toBeUndefined();
  const open = { parameters: [{ name: "filter", in: "query" as const }] };
  expect(await broken("a query parameter that is not declared", open)).toBeUndefined();
});

test("what may be for another operation of the same path is not broken: that one may take it", async () => {
  for (const { name } of breakKinds) expect(await broken(name, {}, { isForIt: () => false })).toBeUndefined();
});

test("a body without any bytes is no body", async () => {
  const request = new Request(valid(), { body: "" });
  for (const name of ["the body is missing", "a media type that is not declared", "malformed JSON"]) {
    expect(await broken(name, {}, { request })).toBeUndefined();
  }
});

test("a body that is not valid as it is tells nothing by what is taken from it", async () => {
  const strict = {
    components: {},
    operations: { createPet: { body: { "application/json": { required: ["owner"] } } } },
  };
  const breaking = {
    request: valid(),
    operation,
    schemas: strict,
    api,
    judge: schemaJudge(strict),
    isForIt: () => true,
  };
  const kinds = breakKinds.filter(({ name }) => name === "a required property is missing");
  expect(await breakRequest(breaking, kinds)).toBeUndefined();
});

test("the way depends on the operation alone, and operations are broken in many ways", async () => {
  const kindOf = async (id: string): Promise<string | undefined> => {
    const named = { ...operation, id };
    const own = { ...schemas, operations: { [id]: schemas.operations["createPet"] ?? {} } };
    const breaking = {
      request: valid(),
      operation: named,
      schemas: own,
      api,
      judge: schemaJudge(own),
      isForIt: () => true,
    };
    return (await breakRequest(breaking))?.kind;
  };
  const ids = Array.from({ length: 100 }, (_, index) => `operation${index}`);
  const kinds = await Promise.all(ids.map(kindOf));
  expect(await Promise.all(ids.map(kindOf))).toEqual(kinds);
  expect(new Set(kinds).size).toBe(breakKinds.length);
});

test("a request goes to two places", async () => {
  const breaking = {
    request: valid(),
    operation,
    schemas,
    api,
    judge: schemaJudge(schemas),
    isForIt: () => true,
  };
  const found = await breakRequest(
    breaking,
    breakKinds.filter(({ name }) => name === "nothing acceptable"),
  );
  const bodies = [found?.to("http://one.test"), found?.to("http://two.test")].map((request) =>
    request?.text(),
  );
  expect(await Promise.all(bodies)).toEqual(['{"name":"Rex","age":3}', '{"name":"Rex","age":3}']);
});
