import { Readable } from "node:stream";
import type { Operation } from "@lockstep/operation";
import express from "express";
import { describe, expect, test, vi } from "vitest";
import { createApiServer } from "../gen1.ts";
import { notImplemented, ServerOptionsError } from "../index.ts";
import {
  type LibraryHandlers,
  libraryContract,
  libraryHandlers,
  librarySecurity,
  signedIn,
  startLibrary,
} from "../testing/library-server.ts";
import { type Answer, start } from "../testing/start.ts";

const code = ({ body }: Answer): unknown => (body as { error?: { code?: unknown } }).error?.code;
const json = { "content-type": "application/json" };

describe("an answer", () => {
  test("wraps a handler's payload in the contract's envelope", async () => {
    const { call } = await startLibrary();
    const { status, body } = await call("/v2/books/7", { headers: { ...signedIn, "x-request-id": "r-1" } });
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: { id: 7, title: "Book 7" },
      meta: { request_id: "r-1", timestamp: "2026-11-21T10:00:00.000Z" },
    });
  });

  test("carries an error by its code, with status, message, details and documentation of the catalogue", async () => {
    const { call } = await startLibrary();
    const { status, body } = await call("/v2/books/99", { headers: signedIn });
    expect(status).toBe(404);
    expect(body).toMatchObject({
      success: false,
      error: {
        code: "RES_NOT_FOUND",
        message: "Book 99 was not found",
        details: { resource: "Book", id: "99" },
        help_url: "https://library.example/errors#res-not-found",
      },
    });
  });

  test("of 204 has neither body nor content type", async () => {
    const { call } = await startLibrary();
    const { status, text, headers } = await call("/v2/books/7", { method: "DELETE", headers: signedIn });
    expect([status, text, headers.get("content-type"), headers.get("content-length")]).toEqual([
      204,
      "",
      null,
      null,
    ]);
  });

  test("of an operation without codes may be a declared error body, sent as it is", async () => {
    const { call } = await startLibrary({
      handlers: { getStatus: () => ({ status: 503, body: { reason: "moving house" } }) },
    });
    expect(await call("/status")).toMatchObject({ status: 503, body: { reason: "moving house" } });
  });

  test("tells the caller's request id back, or a new one where the caller's is not safe to log", async () => {
    const { call } = await startLibrary();
    const idFor = async (sent: string): Promise<string | null> =>
      (await call("/status", { headers: { "x-request-id": sent } })).headers.get("x-request-id");
    expect(await idFor("abc-123")).toBe("abc-123");
    expect(await idFor("a b<script>")).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
    expect(await idFor("x".repeat(129))).toMatch(/^[\da-f]{8}-/);
  });

  test("does not say what software made it", async () => {
    const { call } = await startLibrary();
    expect((await call("/status")).headers.get("x-powered-by")).toBeNull();
  });
});

describe("a handler that goes wrong", () => {
  const secret = "password=hunter2";

  test("by throwing is answered with the internal code; the cause is only logged", async () => {
    const { call, logs } = await startLibrary({
      handlers: {
        getBook: () => {
          throw new Error(secret);
        },
      },
    });
    const answer = await call("/v2/books/7", { headers: { ...signedIn, "x-request-id": "r-2" } });
    expect([answer.status, code(answer)]).toEqual([500, "SYS_INTERNAL"]);
    expect(answer.text).not.toMatch(/hunter2|Error:|\.ts/);
    expect(logs).toHaveLength(1);
    expect(logs[0]).toMatchObject({ level: "error", fields: { requestId: "r-2", operation: "getBook" } });
    expect(String(logs[0]?.fields?.["error"])).toContain(secret);
  });

  test("by throwing an error that is trusted is answered with the code it stands for", async () => {
    class MissingError extends Error {}
    const { call } = await startLibrary({
      handlers: {
        getBook: () => {
          throw new MissingError();
        },
      },
      trustedErrors: (error) =>
        error instanceof MissingError
          ? { code: "RES_NOT_FOUND", details: { resource: "Book", id: "7" } }
          : undefined,
    });
    expect(code(await call("/v2/books/7", { headers: signedIn }))).toBe("RES_NOT_FOUND");
  });

  test("by a code that its operation does not declare is loud in development and silent in production", async () => {
    const getBook: LibraryHandlers["getBook"] = ({ fail }) => Reflect.apply(fail, undefined, ["RES_EXISTS"]);
    const handlers = { getBook };
    const loud = await startLibrary({ handlers, validateResponses: "log" });
    const development = await loud.call("/v2/books/7", { headers: signedIn });
    expect([development.status, code(development)]).toEqual([500, "SYS_INTERNAL"]);
    expect(development.text).toContain(
      "getBook answered the code RES_EXISTS, which the contract does not declare",
    );

    const quiet = await startLibrary({ handlers, validateResponses: "off" });
    const production = await quiet.call("/v2/books/7", { headers: signedIn });
    expect([production.status, code(production)]).toEqual([500, "SYS_INTERNAL"]);
    expect(production.text).not.toContain("RES_EXISTS");
    expect(quiet.logs[0]?.message).toContain("RES_EXISTS");
  });

  test.each([
    ["an undeclared status", { status: 202, body: {} }, "answered the status 202"],
    ["nothing", undefined, "returned neither a status, a page nor a failure"],
    ["an object that looks like a failure", { code: "RES_NOT_FOUND" }, "returned neither"],
    [
      "a body that breaks its schema",
      { status: 200, body: { id: "7", title: "x" } },
      "data.id must be integer",
    ],
    ["no body", { status: 200 }, "data is required"],
    ["a media type of its own", { status: 200, body: {}, contentType: "text/csv" }, "as text/csv"],
  ])("by returning %s is an internal error", async (_, returned, message) => {
    const { call, logs } = await startLibrary({ handlers: { getBook: () => returned as never } });
    const answer = await call("/v2/books/7", { headers: signedIn });
    expect([answer.status, code(answer)]).toEqual([500, "SYS_INTERNAL"]);
    expect(logs[0]?.message).toContain(message);
  });

  test("by breaking a schema is only reported when answers are logged, and not looked at in production", async () => {
    const handlers = { getBook: () => ({ status: 200, body: { id: "7" } }) as never };
    const logging = await startLibrary({ handlers, validateResponses: "log" });
    expect((await logging.call("/v2/books/7", { headers: signedIn })).status).toBe(200);
    expect(logging.logs).toHaveLength(1);
    const off = await startLibrary({ handlers, validateResponses: "off" });
    expect((await off.call("/v2/books/7", { headers: signedIn })).status).toBe(200);
    expect(off.logs).toHaveLength(0);
  });

  test("by giving a header that cannot be sent is an internal error", async () => {
    const { call } = await startLibrary({
      handlers: {
        getStatus: () => ({ status: 200, body: { status: "up" }, headers: { "X-Bad": "a\r\nb: c" } }),
      },
    });
    const answer = await call("/status");
    expect([answer.status, answer.headers.get("b")]).toEqual([500, null]);
  });
});

describe("the order of checks", () => {
  // Each request is wrong in what its row is named for and in everything that is checked later.
  test.each([
    ["the target", "POST /v2//books?nope=1", 422, "VAL_ERROR"],
    ["the path", "POST /v3/books?nope=1", 404, "RES_NOT_FOUND"],
    ["the method", "PATCH /v2/books?nope=1", 405, "METHOD_NOT_ALLOWED"],
    ["the credentials", "POST /v2/books?nope=1", 401, "AUTH_REQUIRED"],
  ])("looks at %s first", async (_, line, status, expected) => {
    const { call } = await startLibrary();
    const [method = "", path = ""] = line.split(" ");
    const answer = await call(path, { method, body: "{", headers: { "content-type": "text/csv" } });
    expect([answer.status, code(answer)]).toEqual([status, expected]);
  });

  test("answers a removed operation before it asks for credentials", async () => {
    const operations = Object.values(libraryContract.operations).map((operation) =>
      operation.id === "createBook"
        ? { ...operation, deprecation: { phase: "removed" as const } }
        : operation,
    );
    const { call } = await start(
      { ...libraryContract, operations },
      { handlers: libraryHandlers, security: librarySecurity },
    );
    expect((await call("/v2/books", { method: "POST" })).status).toBe(410);
  });

  test("looks at the media type after credentials and before parameters", async () => {
    const { call } = await startLibrary();
    const answer = await call("/v2/books?nope=1", {
      method: "POST",
      body: "a,b",
      headers: { ...signedIn, "content-type": "text/csv" },
    });
    expect(answer.status).toBe(415);
  });

  test("looks at what the caller accepts after credentials and before the body", async () => {
    const { call } = await startLibrary();
    const init = { method: "POST", body: "x", headers: { accept: "text/csv", "content-type": "text/plain" } };
    expect((await call("/v2/books", init)).status).toBe(401);
    const refused = await call("/v2/books", { ...init, headers: { ...init.headers, ...signedIn } });
    expect([refused.status, code(refused)]).toEqual([406, "NOT_ACCEPTABLE"]);
  });

  test("tells all faults of parameters, page and body at once, in this order", async () => {
    const paged: Operation = {
      id: "search",
      method: "POST",
      path: "/search/{id}",
      parameters: [
        { name: "id", in: "path", required: true },
        { name: "kind", in: "query", required: true },
        { name: "size", in: "query" },
      ],
      body: { mediaTypes: ["application/json"] },
      responses: { "200": { mediaTypes: ["application/json"] } },
      pagination: {
        style: "offset",
        items: "/items",
        request: { limit: { in: "query", name: "size" } },
        response: {},
        limit: { max: 10 },
        start: 0,
        step: "items",
        end: "emptyPage",
      },
    };
    const { call } = await start(
      {
        api: libraryContract.api,
        operations: [paged],
        schemas: {
          components: {},
          operations: {
            search: {
              parameters: { "path.id": { type: "integer" }, "query.size": { type: "integer" } },
              body: { "application/json": { type: "object", required: ["q"] } },
            },
          },
        },
      },
      { handlers: { search: () => undefined } },
    );
    const { body } = await call("/search/x?nope=1&size=11", { method: "POST", headers: json, body: "{}" });
    expect(body).toMatchObject({
      error: {
        details: [
          { field: "id", message: "must be integer", value: "x" },
          { field: "kind", message: "is required" },
          { field: "nope", message: "is not allowed" },
          { field: "size", message: "must be <= 10" },
          { field: "q", message: "is required" },
        ],
      },
    });
  });
});

describe("a method", () => {
  test("that the path does not take is refused with those that it takes", async () => {
    const { call } = await startLibrary();
    const { status, headers } = await call("/v2/books/7", { method: "PUT", headers: signedIn });
    expect([status, headers.get("allow")]).toEqual([405, "DELETE, GET, HEAD, OPTIONS"]);
  });

  test("OPTIONS tells what the path takes, without credentials", async () => {
    const { call } = await startLibrary();
    const { status, headers, text } = await call("/v2/books", { method: "OPTIONS" });
    expect([status, headers.get("allow"), text]).toEqual([204, "GET, HEAD, OPTIONS, POST", ""]);
  });

  test("HEAD is answered as GET is, without the body", async () => {
    const { call } = await startLibrary();
    const get = await call("/v2/books/7", { headers: signedIn });
    const head = await call("/v2/books/7", { method: "HEAD", headers: signedIn });
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    expect((await call("/v2/books/7", { method: "HEAD" })).status).toBe(401);
  });
});

describe("a body that is no JSON", () => {
  const bytes = new TextEncoder().encode("a,b\n1,2\n");
  const operation: Operation = {
    id: "getReport",
    method: "GET",
    path: "/report",
    responses: { "200": { mediaTypes: ["text/csv", "application/octet-stream"] } },
  };
  const contract = {
    ...libraryContract,
    operations: [operation],
    schemas: { components: {}, operations: {} },
  };

  test.each<[string, () => unknown]>([
    ["a string", () => "a,b\n1,2\n"],
    ["bytes", () => bytes],
    ["an ArrayBuffer", () => bytes.slice().buffer],
    ["a web stream", () => new Blob([bytes]).stream()],
    ["a Node stream", () => Readable.from([bytes])],
    ["a Blob", () => new Blob([bytes])],
  ])("may be %s", async (_, body) => {
    const { call } = await start(contract, {
      handlers: { getReport: () => ({ status: 200, body: body() }) },
    });
    const { status, text, headers } = await call("/report");
    expect([status, text, headers.get("content-type")]).toEqual([
      200,
      "a,b\n1,2\n",
      "text/csv; charset=utf-8",
    ]);
    expect((await call("/report", { method: "HEAD" })).text).toBe("");
  });

  test("is not read for HEAD when it is a stream", async () => {
    let read = false;
    async function* report(): AsyncGenerator<Uint8Array> {
      read = true;
      yield bytes;
    }
    const body = Readable.from(report());
    const { call } = await start(contract, { handlers: { getReport: () => ({ status: 200, body }) } });
    await call("/report", { method: "HEAD" });
    expect([read, body.destroyed]).toEqual([false, true]);
  });

  test("is sent as the declared media type that the handler names", async () => {
    const handlers = {
      getReport: () => ({ status: 200, body: bytes, contentType: "application/octet-stream" }),
    };
    const { call } = await start(contract, { handlers });
    expect((await call("/report")).headers.get("content-type")).toBe("application/octet-stream");
  });

  test("is an internal error when it is an object", async () => {
    const { call, logs } = await start(contract, {
      handlers: { getReport: () => ({ status: 200, body: { a: 1 } }) },
    });
    expect((await call("/report")).status).toBe(500);
    expect(String(logs[0]?.fields?.["error"])).toContain("must be a string, bytes or a stream");
  });
});

describe("a handler", () => {
  test("is told when the caller leaves", async () => {
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const { promise: left, resolve: leave } = Promise.withResolvers<unknown>();
    const { url } = await startLibrary({
      handlers: {
        getStatus: async ({ signal }) => {
          start();
          await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
          leave(signal.reason);
          return { status: 200, body: { status: "up" } };
        },
      },
    });
    const controller = new AbortController();
    const calling = fetch(`${url}/status`, { signal: controller.signal }).catch(() => undefined);
    await started;
    controller.abort();
    await calling;
    expect(await left).toMatchObject({ name: "CallerLeftError", code: "CALLER_LEFT" });
  });

  test("that is not written yet answers 501", async () => {
    const { call } = await startLibrary({ handlers: { getBook: notImplemented } });
    const answer = await call("/v2/books/7", { headers: signedIn });
    expect([answer.status, code(answer)]).toEqual([501, "NOT_IMPLEMENTED"]);
  });

  test("is given the principal, the services, the clock and a log with the request id", async () => {
    let seen: object = {};
    const { call, logs } = await startLibrary({
      services: { db: "database" },
      handlers: {
        getBook: ({ principal, services, now, requestId, path, log }) => {
          seen = { principal, services, now: now().toISOString(), requestId, path };
          log.info("looked up");
          return { status: 200, body: { id: 1, title: "t" } };
        },
      },
    });
    await call("/v2/books/1", { headers: { ...signedIn, "x-request-id": "r-3" } });
    expect(seen).toEqual({
      principal: { name: "Ada" },
      services: { db: "database" },
      now: "2026-11-21T10:00:00.000Z",
      requestId: "r-3",
      path: expect.objectContaining({ bookId: 1 }),
    });
    expect(logs).toEqual([
      { level: "info", message: "looked up", fields: { requestId: "r-3", operation: "getBook" } },
    ]);
  });
});

describe("a server", () => {
  test("is not made when a handler is missing, and says which", () => {
    const { getBook: _, createBook: __, ...handlers } = libraryHandlers;
    const make = (): unknown => createApiServer(libraryContract, { handlers, security: librarySecurity });
    expect(make).toThrow(ServerOptionsError);
    expect(make).toThrow("handlers.getBook, handlers.createBook missing");
  });

  test("takes patterns that Unicode mode refuses", async () => {
    const name = { type: "string", pattern: "^[a-zA-Z0-9_\\-\\:]+$" };
    const operation: Operation = {
      id: "put",
      method: "PUT",
      path: "/names",
      parameters: [{ name: "old", in: "query" }],
      body: { mediaTypes: ["application/json"] },
      responses: { "204": {} },
    };
    const schemas = {
      components: { Name: name },
      operations: {
        put: {
          parameters: { "query.old": name },
          body: { "application/json": { $ref: "#/components/schemas/Name" } },
        },
      },
    };
    const { call } = await start(
      { api: libraryContract.api, operations: [operation], schemas },
      { handlers: { put: () => ({ status: 204 }) } },
    );
    const put = (old: string, text: string): Promise<Answer> =>
      call(`/names?old=${old}`, { method: "PUT", headers: json, body: JSON.stringify(text) });
    expect((await put("a:b", "c-d")).status).toBe(204);
    const message = `must match pattern "${name.pattern}"`;
    expect((await put("a.b", "c.d")).body).toMatchObject({
      error: {
        details: [
          { field: "old", message, value: "a.b" },
          { field: "body", message, value: "c.d" },
        ],
      },
    });
  });

  describe("whose contract has schemas that cannot be compiled", () => {
    const gone = { $ref: "#/components/schemas/Gone" };
    const operation = (id: string, more: Partial<Operation>): Operation => ({
      id,
      method: "PUT",
      path: `/${id}`,
      responses: { "204": {} },
      ...more,
    });
    const contract = {
      api: libraryContract.api,
      operations: [
        operation("good", {}),
        operation("body", { body: { mediaTypes: ["application/json"] } }),
        operation("parameter", { parameters: [{ name: "q", in: "query" }] }),
      ],
      schemas: {
        components: {},
        operations: {
          body: { body: { "application/json": gone } },
          parameter: { parameters: { "query.q": gone } },
        },
      },
    } as const;
    const done = (): object => ({ status: 204 });
    const options = { handlers: { good: done, body: done, parameter: done } };

    test("starts, and answers 500 only where one is needed", async () => {
      const { call, logs } = await start(contract, options);
      const put = (path: string, body?: string): Promise<Answer> =>
        call(path, { method: "PUT", headers: json, ...(body !== undefined && { body }) });
      expect((await put("/good")).status).toBe(204);
      expect((await put("/body")).status).toBe(204);
      expect((await put("/body", "{}")).status).toBe(500);
      expect((await put("/parameter?q=1")).status).toBe(500);
      expect(logs.map(({ level }) => level)).toEqual(["error", "error"]);
    });

    test("says so when all are compiled", async () => {
      const server = createApiServer(contract, options);
      await expect(server.ready()).rejects.toThrow(
        "The schema of body body application/json cannot be compiled",
      );
    });

    test("in production compiles by itself, beside the first requests", async () => {
      vi.stubEnv("NODE_ENV", "production");
      const { logs, call } = await start(contract, options);
      expect((await call("/good", { method: "PUT" })).status).toBe(204);
      await vi.waitFor(() => expect(logs).toHaveLength(1));
      expect(logs).toMatchObject([
        { level: "error", message: "A schema of the contract cannot be compiled" },
      ]);
      vi.unstubAllEnvs();
    });
  });

  test("serves below the path of the contract's server", async () => {
    const api = { ...libraryContract.api, servers: ["https://library.example/api/"] };
    const { call } = await start(
      { ...libraryContract, api },
      { handlers: libraryHandlers, security: librarySecurity },
    );
    expect((await call("/api/status")).status).toBe(200);
    expect((await call("/status")).status).toBe(404);
    expect((await call("/apistatus")).status).toBe(404);
    expect((await call("/abc/status")).status).toBe(404);
    expect((await call("/api/v1/books")).headers.get("link")).toContain(
      '</api/v2/books>; rel="successor-version"',
    );
  });

  test("can be mounted in another application", async () => {
    const { app } = createApiServer(libraryContract, {
      handlers: libraryHandlers,
      security: librarySecurity,
      now: () => new Date("2026-11-21"),
    });
    const outer = express();
    outer.use("/library", app);
    const listening = outer.listen(0, "127.0.0.1");
    await new Promise((resolve) => listening.once("listening", resolve));
    const address = listening.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const get = (path: string): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers: signedIn });
    expect((await get("/library/status")).status).toBe(200);
    const page = await get("/library/v2/books?limit=5");
    expect(page.headers.get("link")).toContain('</library/v2/books?limit=5&offset=5>; rel="next"');
    listening.closeAllConnections();
    listening.close();
  });
});
