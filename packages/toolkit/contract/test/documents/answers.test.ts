// Responses, their headers and links, callbacks and webhooks are in the model.
import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles } from "../load-files.ts";

const responses = "responses: { '204': { description: none } }";

test("statuses, families and default, with headers of every kind", async () => {
  const result = await loadFiles({
    "openapi.yaml": document(
      [
        "paths:",
        "  /a:",
        "    get:",
        "      responses:",
        "        200:",
        "          description: ok",
        "          headers:",
        "            X-A: { required: true, deprecated: true, description: a, schema: { type: integer } }",
        "            X-B: { content: { application/json: { schema: { type: object } } } }",
        "            Set-Cookie: { schema: { type: array, items: { type: string } } }",
        "        5xx: { description: no }",
        "        default: { description: else }",
      ].join("\n"),
    ),
  });
  expect(contractOf(result).operations[0]?.responses).toMatchObject([
    {
      status: "200",
      headers: [
        { name: "X-A", required: true, deprecated: true, description: "a", schema: { type: "integer" } },
        { name: "X-B", required: false, schema: { type: "object" } },
        { name: "Set-Cookie", schema: { type: "array" } },
      ],
    },
    { status: "5XX" },
    { status: "default" },
  ]);
  expect(result.diagnostics).toEqual([]);
});

describe("links", () => {
  test("stand as they are; one that leads to no operation is told", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        [
          "paths:",
          "  /a/{id}:",
          "    get:",
          "      operationId: getA",
          "      parameters: [{ name: id, in: path, required: true, schema: {} }]",
          "      responses:",
          "        '200':",
          "          description: ok",
          "          links:",
          "            self: { operationId: getA, parameters: { id: $response.body#/id } }",
          "            ref: { operationRef: '#/paths/~1a~1%7Bid%7D/get' }",
          "            elsewhere: { operationRef: 'https://b.example/openapi.yaml#/paths/~1b/get' }",
          "            lost: { operationId: getB }",
          "            gone: { operationRef: '#/paths/~1b/get' }",
        ].join("\n"),
      ),
    });
    const { links } = contractOf(result).operations[0]?.responses[0] ?? {};
    expect(Object.keys(links ?? {})).toEqual(["self", "ref", "elsewhere", "lost", "gone"]);
    expect(headlines(result)).toEqual([
      'openapi.yaml:15:34 warning LS1431 the link "lost" leads to getB, which is no operation of the document',
      'openapi.yaml:16:36 warning LS1431 the link "gone" leads to #/paths/~1b/get, which is no operation of the document',
    ]);
  });
});

test("callbacks by name and expression, and webhooks, with everything that operations have", async () => {
  const result = await loadFiles({
    "openapi.yaml": document(
      [
        `webhooks: { newPet: { post: { operationId: onPet, requestBody: { required: true, content: { a/json: { schema: { type: string } } } }, ${responses} } } }`,
        "paths:",
        "  /subscribe:",
        "    post:",
        "      operationId: subscribe",
        `      ${responses}`,
        "      callbacks:",
        "        done:",
        `          '{$request.body#/url}?id={$request.query.id}': { post: { ${responses} }, put: { operationId: putDone, ${responses} } }`,
        `          '{$request.body#/other}': { get: { operationId: other, ${responses} } }`,
        "        shared: { $ref: '#/components/callbacks/Shared' }",
        "components:",
        `  callbacks: { Shared: { '{$url}': { get: { operationId: shared, ${responses} } } } }`,
      ].join("\n"),
    ),
  });
  const { operations, webhooks } = contractOf(result);
  expect(webhooks).toMatchObject([{ id: "onPet", path: "newPet", method: "POST", body: { required: true } }]);
  expect(
    operations[0]?.callbacks.map(({ name, expression, operations: inner }) => [
      name,
      expression,
      inner.map(({ id }) => id),
    ]),
  ).toEqual([
    [
      "done",
      "{$request.body#/url}?id={$request.query.id}",
      ["postByRequestBodyUrlIdByRequestQueryIdCallback", "putDone"],
    ],
    ["done", "{$request.body#/other}", ["other"]],
    ["shared", "{$url}", ["shared"]],
  ]);
  expect(result.diagnostics).toEqual([]);
});

describe("security", () => {
  test("is a choice of combinations, and may be optional; each operation has its own or the root's", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        [
          "security: [{ a: [], b: [read, write] }, { c: [] }, {}]",
          "paths:",
          `  /root: { get: { ${responses} } }`,
          `  /open: { get: { security: [], ${responses} } }`,
          `  /own: { get: { security: [{ c: [] }], ${responses} } }`,
          "components:",
          "  securitySchemes: { a: { type: apiKey, in: query, name: k }, b: { type: oauth2, flows: {} }, c: { type: http, scheme: basic } }",
        ].join("\n"),
      ),
    });
    const [a, b, c] = [
      { scheme: "a", scopes: [] },
      { scheme: "b", scopes: ["read", "write"] },
      { scheme: "c", scopes: [] },
    ];
    expect(contractOf(result).operations.map(({ security }) => security)).toEqual([
      [[a, b], [c], []],
      [],
      [[c]],
    ]);
  });

  test("by a scheme that nobody declares asks for a bearer token, so that a server can start and lets nobody in", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(`security: [{ key: [] }]\npaths: { /a: { get: { ${responses} } } }`),
    });
    expect(contractOf(result).securitySchemes).toMatchObject([
      { name: "key", scheme: { type: "http", scheme: "bearer" } },
    ]);
    expect(headlines(result)).toEqual([expect.stringContaining("warning LS1407")]);
  });
});

test("a version that YAML takes for a number is the text that was written", async () => {
  const result = await loadFiles({
    "openapi.yaml": "openapi: 3.1.0\ninfo: { title: 007, version: 1.10 }\npaths: {}\n",
  });
  expect(contractOf(result).info).toEqual({ title: "007", version: "1.10" });
});

test("servers, with their variables; those of a path or an operation instead of the root's", async () => {
  const result = await loadFiles({
    "openapi.yaml": document(
      [
        "servers: [{ url: 'https://{region}.a.example:{port}/', variables: { region: { default: eu, enum: [eu, us] }, port: { default: 443 } } }, { url: /v1 }]",
        "paths:",
        `  /a: { get: { ${responses} } }`,
        `  /b: { servers: [{ url: 'https://b.example' }], get: { ${responses} }, put: { servers: [{ url: 'https://c.example' }], ${responses} } }`,
      ].join("\n"),
    ),
  });
  const { operations, servers } = contractOf(result);
  expect(servers).toEqual([
    {
      url: "https://{region}.a.example:{port}/",
      variables: { region: { default: "eu", enum: ["eu", "us"] }, port: { default: "443" } },
    },
    { url: "/v1", variables: {} },
  ]);
  expect(operations.map((operation) => operation.servers[0]?.url)).toEqual([
    "https://{region}.a.example:{port}/",
    "https://b.example",
    "https://c.example",
  ]);
});

test("a path without its slash, or with a server in it, is read as the path that is meant, and told", async () => {
  const result = await loadFiles({
    "openapi.yaml": document(
      [
        "paths:",
        `  pets/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: {} }], ${responses} } }`,
        `  https://b.example/b: { get: { ${responses} } }`,
        `  '': { get: { ${responses} } }`,
      ].join("\n"),
    ),
  });
  const { operations, source } = contractOf(result);
  expect(operations.map(({ path, servers }) => [path, servers[0]?.url])).toEqual([
    ["/pets/{id}", undefined],
    ["/b", "https://b.example"],
    ["/", undefined],
  ]);
  expect(operations.map(({ pointer }) => source.locate(pointer, "key").line)).toEqual([4, 5, 6]);
  expect(headlines(result)).toEqual([
    'openapi.yaml:4:3 warning LS1411 the path "pets/{id}" does not start with "/"; it is read as /pets/{id}',
    'openapi.yaml:5:3 warning LS1411 the path "https://b.example/b" does not start with "/"; it is read as /b',
    'openapi.yaml:6:4 warning LS1411 the path "" does not start with "/"; it is read as /',
  ]);
});
