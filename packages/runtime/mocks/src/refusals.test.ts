import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createApiMocks } from "./create-mocks.ts";
import { ask, libraryMocks } from "./testing/library-mocks.ts";
import { type ToolMocks, toolContract } from "./testing/tools.ts";
import type { Mocks } from "./types/mocks.ts";
import type { Credential, MocksOptions } from "./types/options.ts";

/** Mocks of one operation that takes files or bytes. */
function uploadMocks(mediaType: string): UploadMocks {
  const form = {
    type: "object",
    required: ["file"],
    properties: { file: { type: "string", format: "binary" }, pages: { type: "integer" } },
  };
  const item = {
    type: "object",
    required: ["pages"],
    properties: { pages: { type: "integer" }, file: { type: "string" } },
  };
  return createApiMocks<UploadMocks>({
    api: toolContract.api,
    operations: [
      {
        id: "upload",
        method: "POST",
        path: "/files",
        body: { mediaTypes: [mediaType] },
        responses: { "201": { mediaTypes: ["application/json"] } },
      },
    ],
    schemas: {
      components: {},
      operations: {
        upload: { body: { [mediaType]: form }, responses: { "201": { "application/json": item } } },
      },
    },
  });
}

type UploadMocks = Mocks<"upload">;

const post = { method: "POST", json: { title: "Sea" } } as const;

describe("requests are judged in the server's order", () => {
  test("an address that two readers could take differently comes first", async () => {
    const { status, body } = await ask(libraryMocks(), "/v2//books", { headers: { authorization: "" } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: { details: [{ field: "path", message: "is not a canonical path" }] },
    });
  });

  test.each(["/v2/books/a%2F..%2Fb", "/v2/books?_openapi[x]=1"])("%s is refused", async (path) => {
    const { status, body } = await ask(libraryMocks(), path);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: { details: [{ message: expect.stringMatching(/canonical|not allowed/) }] },
    });
  });

  test("then the method, with what the path takes", async () => {
    const { status, headers } = await ask(libraryMocks(), "/v2/books/1", { method: "PUT" });
    expect([status, headers.get("allow")]).toEqual([405, "DELETE, GET, HEAD, OPTIONS"]);
  });

  test("then removal, before credentials", async () => {
    const mocks = libraryMocks({ now: () => new Date("2030-01-01") });
    expect((await ask(mocks, "/v1/books?bad=1")).status).toBe(410);
  });

  test("then credentials, before anything in the request", async () => {
    const { status, headers, body } = await ask(libraryMocks(), "/v2/books/none", {
      headers: { authorization: "" },
    });
    expect([status, headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect(body).toMatchObject({ error: { code: "AUTH_REQUIRED" } });
  });

  test("then the media type of the body, before its parameters", async () => {
    const init = { method: "POST", body: "title=Sea", headers: { "content-type": "text/plain" } };
    expect((await ask(libraryMocks(), "/v2/books?bad=1", init)).status).toBe(415);
  });

  test("what the caller accepts comes before the body", async () => {
    const init = { method: "POST", body: "x", headers: { accept: "text/csv", "content-type": "text/plain" } };
    const { status, body } = await ask(libraryMocks(), "/v2/books", init);
    expect(status).toBe(406);
    expect(body).toMatchObject({ error: { code: "NOT_ACCEPTABLE" } });
  });

  test("then parameters, page and body together, in this order", async () => {
    const { body } = await ask(libraryMocks(), "/v2/books?bad=1&sort=colour&limit=0&offset=x");
    expect(body).toMatchObject({
      error: {
        details: [
          { field: "limit", message: "must be >= 1", value: 0 },
          { field: "offset", message: "must be integer", value: "x" },
          { field: "bad", message: "is not allowed" },
          { field: "sort" },
        ],
      },
    });
    const created = await ask(libraryMocks(), "/v2/books?bad=1", { method: "POST", json: { title: "" } });
    expect(created.body).toMatchObject({ error: { details: [{ field: "bad" }, { field: "title" }] } });
  });
});

describe("bodies", () => {
  const details = async (init: RequestInit & { readonly json?: unknown }): Promise<unknown> =>
    (
      (await ask(libraryMocks(), "/v2/books", { method: "POST", ...init })).body as {
        error: { details: unknown };
      }
    ).error.details;
  const raw = { headers: { "content-type": "application/json; charset=utf-8" } };

  test.each<[string, RequestInit & { readonly json?: unknown }, unknown]>([
    ["missing", {}, { field: "body", message: "is required" }],
    ["malformed", { ...raw, body: "{" }, { field: "body", message: "must be valid JSON" }],
    ["lacking a property", { json: {} }, { field: "title", message: "is required" }],
    [
      "with a read-only property",
      { json: { title: "a", id: 1 } },
      { field: "id", message: "is not allowed", value: 1 },
    ],
    ["of a wrong type", { json: { title: 5 } }, { field: "title", message: "must be string", value: 5 }],
    [
      "with a number that JSON cannot hold",
      { ...raw, body: '{"title":"a","pages":1e999}' },
      { field: "pages", message: "must be integer", value: null },
    ],
    ["that is no object", { json: [] }, { field: "body", message: "must be object" }],
  ])("%s is refused in the server's words", async (_, init, expected) => {
    expect(await details(init)).toEqual([expected]);
  });

  test.each(["application/json; charset=utf-16", "nonsense"])("as %s are not taken", async (type) => {
    const init = { method: "POST", body: '{"title":"a"}', headers: { "content-type": type } };
    expect((await ask(libraryMocks(), "/v2/books", init)).status).toBe(415);
  });

  test("past a mebibyte are too large", async () => {
    const { status } = await ask(libraryMocks(), "/v2/books", {
      method: "POST",
      json: { title: "a".repeat(2 ** 20) },
    });
    expect(status).toBe(413);
  });

  test.each(["gzip", "x-gzip"])("in %s are judged by what they hold", async (coding) => {
    const headers = { "content-type": "application/json", "content-encoding": coding };
    expect(await details({ body: gzipSync('{"title":""}'), headers })).toMatchObject([{ field: "title" }]);
  });

  test("in brotli are judged by what they hold, where the platform has it", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "br" };
    const body = brotliCompressSync('{"title":""}');
    expect(await details({ body, headers })).toMatchObject([{ field: "title" }]);
  });

  test("in another coding are not taken", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "deflate" };
    const refused = await ask(libraryMocks(), "/v2/books", { method: "POST", body: "{}", headers });
    expect([refused.status, refused.headers.get("accept-encoding")]).toEqual([415, "gzip, br"]);
  });

  test("that are broken or grow past the limit in decompression are refused", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    const whole = gzipSync('{"title":"a"}');
    for (const body of ["not gzip", whole.subarray(0, whole.length - 9)]) {
      expect(await details({ body, headers })).toEqual([
        { field: "body", message: "must be validly compressed" },
      ]);
    }
    const bomb = gzipSync(Buffer.alloc(50_000_000, " "));
    const init = { method: "POST", body: bomb, headers };
    expect((await ask(libraryMocks(), "/v2/books", init)).status).toBe(413);
  });

  test("of bytes are read to the limit after everything else was judged", async () => {
    const mocks = uploadMocks("application/octet-stream");
    const send = (query: string, size: number): Promise<Response> =>
      mocks.fetch(`/shed/files${query}`, {
        method: "POST",
        body: new Uint8Array(size),
        headers: { "content-type": "application/octet-stream" },
      });
    expect((await send("", 10)).status).toBe(201);
    expect(mocks.calls()[0]?.body).toEqual(new Uint8Array(10));
    expect((await send("", 10 * 2 ** 20 + 1)).status).toBe(413);
    expect((await send("?bad=1", 10 * 2 ** 20 + 1)).status).toBe(400);
  });

  test("with files are judged as the server does, and keep their files in the log", async () => {
    const mocks = uploadMocks("multipart/form-data");
    const send = (...fields: (readonly [string, string | Blob])[]): Promise<Response> => {
      const body = new FormData();
      for (const [name, value] of fields) body.append(name, value);
      return mocks.fetch("/shed/files", { method: "POST", body });
    };
    const file = new File(["hello"], "a.txt");
    expect(await (await send(["pages", "1"])).json()).toMatchObject({
      details: [{ field: "file", message: "is required" }],
    });
    expect(await (await send(["file", file], ["pages", "many"])).json()).toMatchObject({
      details: [{ field: "pages", message: "must be integer", value: "many" }],
    });
    expect(await (await send(["file", file], ["pages", "3"])).json()).toMatchObject({ pages: 3 });
    expect(mocks.calls()[2]?.body).toMatchObject({ file: { name: "a.txt", size: 5 }, pages: 3 });
  });

  test("that are forms are typed by their schema", async () => {
    const mocks = createApiMocks<ToolMocks>(toolContract, { authenticate: "off" });
    const send = (body: string): Promise<Response> =>
      mocks.fetch("/shed/tools", {
        method: "POST",
        body,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
    expect(await (await send("name=Saw+3&weight=2.5")).json()).toMatchObject({ name: "Saw 3", weight: 2.5 });
    expect(await (await send("name=a&weight=heavy")).json()).toMatchObject({
      details: [{ field: "weight", message: "must be number", value: "heavy" }],
    });
  });

  test("where none is declared are left alone", async () => {
    const init = { method: "DELETE", body: "{", headers: { "content-type": "application/json" } };
    expect((await ask(libraryMocks(), "/v2/books/1", init)).status).toBe(204);
  });
});

describe("credentials", () => {
  const bearer = async (authorization: string, options: MocksOptions = {}): Promise<number> =>
    (await ask(libraryMocks(options), "/v2/books", { headers: { authorization } })).status;

  test.each(["", "Bearer ", "Basic abc"])("%j is none", async (authorization) => {
    expect(await bearer(authorization)).toBe(401);
  });

  test("are judged by the test where it wants to", async () => {
    const seen: Credential[] = [];
    const authenticate = (credential: Credential): boolean => {
      seen.push(credential);
      return credential.type === "bearer" && credential.token === "good";
    };
    expect(await bearer("bearer good", { authenticate })).toBe(200);
    expect(await bearer("Bearer bad", { authenticate })).toBe(401);
    expect(seen[0]).toMatchObject({ scheme: "bearerAuth", scopes: [], operation: { id: "listBooks" } });
  });

  test("are refused with the code that the test gives", async () => {
    const { status, body, headers } = await ask(
      libraryMocks({ authenticate: () => "RES_EXISTS" }),
      "/v2/books",
    );
    expect([status, headers.get("www-authenticate")]).toEqual([409, null]);
    expect(body).toMatchObject({ error: { code: "RES_EXISTS" } });
  });

  test("are not asked for when switched off", async () => {
    expect(await bearer("", { authenticate: "off" })).toBe(200);
  });

  test("of all schemes of a requirement are needed", async () => {
    const mocks = createApiMocks<ToolMocks>(toolContract);
    const create = async (query: string, authorization: string): Promise<Response> =>
      mocks.fetch(`/shed/tools${query}`, {
        method: "POST",
        body: '{"name":"saw"}',
        headers: { "content-type": "application/json", authorization },
      });
    const basic = `Basic ${btoa("me:secret")}`;
    expect((await create("?key=1", basic)).status).toBe(201);
    for (const [query, authorization] of [
      ["", basic],
      ["?key=1", ""],
    ] as const) {
      const refused = await create(query, authorization);
      expect(refused.status).toBe(401);
      expect(refused.headers.get("www-authenticate")).toBe('ApiKey, Basic realm="api", charset="UTF-8"');
    }
  });
});

test("nothing of a request is judged but its credentials when validation is off", async () => {
  const mocks = libraryMocks({ validateRequests: false });
  expect((await ask(mocks, "/v2/books?bad=1", { ...post, json: {} })).status).toBe(201);
  expect((await ask(mocks, "/v2/books", { headers: { authorization: "" } })).status).toBe(401);
});

test("HEAD is GET without a body, OPTIONS tells the methods", async () => {
  const head = await ask(libraryMocks(), "/v2/books/1", { method: "HEAD" });
  expect([head.status, head.body, head.headers.get("content-type")]).toEqual([
    200,
    undefined,
    "application/json",
  ]);
  const options = await ask(libraryMocks(), "/v2/books", { method: "OPTIONS" });
  expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS, POST"]);
});

test("a well-formed request id is given back, another is replaced", async () => {
  const id = async (sent: string): Promise<string | null> =>
    (await ask(libraryMocks(), "/status", { headers: { "x-request-id": sent } })).headers.get("x-request-id");
  expect(await id("abc-1")).toBe("abc-1");
  expect(await id("a b")).toMatch(/^[0-9a-f-]{36}$/);
});
