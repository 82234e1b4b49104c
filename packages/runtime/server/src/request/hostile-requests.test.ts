import type { Operation, Schema } from "@lockstep/operation";
import { describe, expect, test } from "vitest";
import { libraryContract, signedIn, startLibrary } from "../testing/library-server.ts";
import { type Started, start } from "../testing/start.ts";

const json = { mediaTypes: ["application/json"] };

/** `/admin` needs a token, `/public` and `/files/{name}` do not; every handler says what it is and what it got. */
async function startDoors(schema: Schema = true): Promise<Started> {
  const secured = [{ bearerAuth: [] }];
  const operations: readonly Operation[] = [
    { id: "admin", method: "GET", path: "/admin", responses: { "200": json }, security: secured },
    { id: "publicDoor", method: "GET", path: "/public", responses: { "200": json } },
    {
      id: "file",
      method: "GET",
      path: "/files/{name}",
      parameters: [{ name: "name", in: "path", required: true }],
      responses: { "200": json },
    },
    {
      id: "search",
      method: "GET",
      path: "/search",
      parameters: [
        { name: "count", in: "query" },
        { name: "ratio", in: "query" },
        { name: "tag", in: "query" },
        { name: "filter", in: "query", style: "deepObject", explode: true },
      ],
      responses: { "200": json },
    },
    { id: "store", method: "POST", path: "/store", body: json, responses: { "200": json } },
  ];
  const say =
    (id: string) =>
    ({ path, query, body }: { path?: unknown; query?: unknown; body?: unknown }): object => ({
      status: 200,
      body: { id, path, query, body, polluted: Reflect.get({}, "polluted") ?? null },
    });
  return start(
    {
      api: { ...libraryContract.api, envelope: undefined } as never,
      operations,
      schemas: {
        components: {},
        operations: {
          search: {
            parameters: {
              "query.count": { type: "integer" },
              "query.ratio": { type: "number" },
              "query.tag": { type: "array", maxItems: 20, items: { type: "string" } },
              "query.filter": { type: "object" },
            },
          },
          store: { body: { "application/json": schema } },
        },
      },
    },
    {
      handlers: Object.fromEntries(operations.map(({ id }) => [id, say(id)])),
      security: { bearerAuth: () => undefined },
    },
  );
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

describe("a request target", () => {
  test.each([
    ["with a fragment", "/admin#/public"],
    ["in absolute form", "http://127.0.0.1/public"],
    ["that starts with two slashes", "//admin"],
    ["with a parent segment", "/public/../admin"],
    ["with an encoded parent segment", "/public/%2e%2e/admin"],
    ["with an encoded backslash and parent", "/files/..%5cadmin"],
    ["with a backslash", "/files\\admin"],
    ["with an encoded zero", "/files/a%00.txt"],
    ["with a malformed escape", "/files/%zz"],
    ["with the validator's own name in the query", "/search?_openapi[schema][security]="],
  ])("%s is refused", async (_, target) => {
    const { raw } = await startDoors();
    const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    // Node's parser itself refuses some, with a bare 400.
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
    expect(statusOf(answer)).toBeLessThan(500);
    expect(answer).not.toContain('"id":');
  });

  test("names the fault as one of the path", async () => {
    const { call } = await startLibrary();
    const { status, body } = await call("/v2//books");
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: { details: [{ field: "path", message: "is not a canonical path" }] },
    });
  });

  test("in another spelling of the path meets the same security", async () => {
    const { raw } = await startDoors();
    for (const target of ["/%61dmin", "/admin?x=/public", "/ADMIN", "/admin;/public", "/admin/"]) {
      const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect([target, [401, 404].includes(statusOf(answer))]).toEqual([target, true]);
    }
  });

  test("may hold an encoded slash or percent sign as data, decoded once", async () => {
    const { call } = await startDoors();
    expect((await call("/files/a%2Fb")).body).toMatchObject({ path: { name: "a/b" } });
    expect((await call("/files/%252e%252e")).body).toMatchObject({ path: { name: "%2e%2e" } });
  });

  test("that is not HTTP ends the connection, not the server", async () => {
    const { raw, call } = await startDoors();
    expect(await raw("GARBAGE\r\n\r\n")).toContain("400");
    expect((await call("/public")).status).toBe(200);
  });
});

describe("a query", () => {
  test.each([
    ["count=0x10", "count"],
    ["count=1e3", "count"],
    ["count=%205%20", "count"],
    ["count=+5", "count"],
    ["count=", "count"],
    ["count=5&count=6", "count"],
    ["count=9007199254740993", "count"],
    ["ratio=1e999", "ratio"],
    ["ratio=Infinity", "ratio"],
    ["ratio=NaN", "ratio"],
    ["count[$gt]=1", "count[$gt]"],
    ["tag[30]=x", "tag[30]"],
    ["constructor[prototype][polluted]=1", "constructor[prototype][polluted]"],
    ["__proto__[polluted]=1", "__proto__[polluted]"],
    [`filter${"[a]".repeat(50)}=1`, "filter"],
    ["%zz=1", "query"],
  ])("%s is refused", async (query, field) => {
    const { call } = await startDoors();
    const { status, body } = await call(`/search?${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: { details: [{ field }] } });
  });

  test("of a free object pollutes nothing", async () => {
    const { call } = await startDoors();
    const { body } = await call(
      "/search?filter[__proto__][polluted]=1&filter[constructor][prototype][polluted]=1",
    );
    expect(body).toMatchObject({ polluted: null });
    expect(Object.hasOwn((body as { query: { filter: object } }).query.filter, "__proto__")).toBe(false);
  });

  test("of 2,000 unknown names is refused with a short answer", async () => {
    const { call } = await startDoors();
    const query = Array.from({ length: 2000 }, (_, index) => `a${index}`).join("&");
    const { status, text } = await call(`/search?${query}`);
    expect(status).toBe(422);
    expect(text.length).toBeLessThan(2000);
  });
});

describe("a JSON body", () => {
  const post = (body: string): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });

  test.each([
    ["14,000 levels deep", "[".repeat(14_000) + "]".repeat(14_000), "must not nest more than 64 levels deep"],
    ["cut off", '{"a":', "must be valid JSON"],
  ])("%s is refused", async (_, text, message) => {
    const { call } = await startDoors();
    const { status, body } = await call("/store", post(text));
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: { details: [{ field: "body", message }] } });
  });

  test("with __proto__ and constructor members pollutes nothing and hands over no such prototype", async () => {
    const { call } = await startDoors();
    const text =
      '{"__proto__":{"polluted":1},"a":[{"__proto__":{"polluted":1}}],"constructor":{"prototype":{"polluted":1}}}';
    const { body } = await call("/store", post(text));
    expect(body).toMatchObject({ polluted: null });
    expect(Object.keys((body as { body: object }).body)).toEqual(["a", "constructor"]);
    expect((body as { body: { a: object[] } }).body.a).toEqual([{}]);
  });

  test("with a __proto__ member is refused where the schema lists its members", async () => {
    const { call } = await startDoors({ type: "object", additionalProperties: false });
    const { status, body } = await call("/store", post('{"__proto__":{}}'));
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: { details: [{ field: "__proto__", message: "is not allowed" }] } });
  });

  test("with a repeated key has the last value", async () => {
    const { call } = await startDoors();
    expect((await call("/store", post('{"a":1,"a":2}'))).body).toMatchObject({ body: { a: 2 } });
  });

  test("with a number past the range of numbers is refused where a number is asked for", async () => {
    const { call } = await startDoors({ type: "object", properties: { n: { type: "number" } } });
    expect((await call("/store", post('{"n":1e999}'))).status).toBe(422);
  });

  test("of many faults is answered by one: the answer is no larger than the request", async () => {
    const { call } = await startDoors({ type: "array", items: { type: "integer" } });
    const { status, text } = await call("/store", post(JSON.stringify(Array(20_000).fill("x"))));
    expect(status).toBe(422);
    expect(text.length).toBeLessThan(500);
  });
});

test("content types of callers never reach the validator, which keeps what it compiles for each", async () => {
  const told = new Set<string>();
  const { call } = await startLibrary({
    engine: () => ({
      prepare: async () => {},
      body: async (_, mediaType) => {
        told.add(mediaType);
        return [];
      },
      response: async () => [],
    }),
  });
  for (let index = 0; index < 50; index++) {
    const contentType = `application/json; charset=utf-8; v=${index}`;
    const init = {
      method: "POST",
      body: '{"title":"t"}',
      headers: { ...signedIn, "content-type": contentType },
    };
    expect((await call("/v2/books", init)).status).toBe(201);
  }
  expect([...told]).toEqual(["application/json"]);
});
