import { inspect } from "node:util";
import type { Operation } from "@lockstep/operation";
import { api, getBook, getStatus } from "@lockstep/operation/testing";
import { describe, expect, test } from "vitest";
import { ApiCallError, call, callOrThrow, createTransport, definePolicy } from "./index.ts";
import { book, bookAnswer, fakeFetch, json, libraryError } from "./testing/fake-fetch.ts";
import { createLibrary } from "./testing/library-client.ts";
import { answerJson, loopback } from "./testing/loopback.ts";

const once = { retry: false } as const;
const seven = { path: { bookId: 7 } };

describe("a success", () => {
  test("gives the payload out of its envelope, and the whole body as it travelled", async () => {
    const server = await loopback((_, response) =>
      answerJson(response, 200, { success: true, data: book, meta: { request_id: "srv-1" } }),
    );
    const result = await createLibrary({ baseUrl: server.url }).getBook(seven);
    expect(result).toMatchObject({
      ok: true,
      status: 200,
      data: book,
      body: { success: true, data: book },
      requestId: "srv-1",
      attempts: 1,
    });
    expect(result.headers?.get("content-type")).toBe("application/json");
    expect(server.received[0]).toMatchObject({ method: "GET", url: "/v2/books/7" });
  });

  test("without a body gives undefined", async () => {
    const { fetch } = fakeFetch(new Response(null, { status: 204 }));
    const result = await createLibrary({ fetch }).deleteBook(seven);
    expect(result).toMatchObject({ ok: true, status: 204, data: undefined });
  });

  test("with an empty body gives undefined, whatever its Content-Type says", async () => {
    const { fetch } = fakeFetch(
      new Response("", { status: 200, headers: { "Content-Type": "application/json" } }),
    );
    expect(await createLibrary({ fetch }).getStatus()).toMatchObject({ ok: true, data: undefined });
  });

  test("`orThrow` gives the payload, `withResponse` everything", async () => {
    const library = createLibrary({ fetch: fakeFetch(bookAnswer()).fetch });
    expect(await library.getBook.orThrow(seven)).toEqual(book);
    expect(await library.getBook.withResponse(seven)).toMatchObject({ status: 200, data: book });
  });

  test("sends what the contract declares: method, path, body, media types", async () => {
    const { fetch, requests } = fakeFetch(json(201, { success: true, data: book }));
    await createLibrary({ fetch, baseUrl: "https://x.example/base/" }).createBook({
      body: { title: "Dune" },
    });
    const { request, body } = requests[0] ?? {};
    expect(request?.method).toBe("POST");
    expect(request?.url).toBe("https://x.example/base/v2/books");
    expect(request?.headers.get("content-type")).toBe("application/json");
    expect(request?.headers.get("accept")).toBe("application/json");
    expect(body).toBe('{"title":"Dune"}');
  });
});

describe("what stands behind the path in the contract's key", () => {
  interface Rates {
    input: { path: Readonly<Record<string, unknown>>; query?: Readonly<Record<string, unknown>> };
    success: { 200: undefined };
    wire: Record<never, never>;
    errors: Record<never, never>;
    failures: Record<never, never>;
    item: never;
    security: "none";
  }
  const rates: Operation<Rates> = {
    id: "rates",
    method: "GET",
    path: "/rates/{id}",
    parameters: [
      { name: "id", in: "path" },
      { name: "page", in: "query" },
    ],
    responses: {},
  };
  const target = async (variant: string, input: Rates["input"]): Promise<string | undefined> => {
    const { fetch, requests } = fakeFetch(new Response());
    await call(createTransport({ api, fetch }), { ...rates, variant }, input);
    return requests[0]?.request.url.slice("https://library.example".length);
  };

  test("is sent where it is a query, before the parameters, and never where it is a fragment", async () => {
    const input = { path: { id: 1 }, query: { page: 2 } };
    expect(await target("?beta=a b", input)).toBe("/rates/1?beta=a%20b&page=2");
    expect(await target("#add", input)).toBe("/rates/1?page=2");
    expect(await target("?", { path: { id: 1 } })).toBe("/rates/1");
  });

  test("takes a value from a path parameter that it names", async () => {
    expect(await target("?key={key}", { path: { id: 1, key: "a&b" } })).toBe("/rates/1?key=a%26b");
  });
});

describe("an error that the contract declares", () => {
  test("is told by its code, with typed details and documentation", async () => {
    const { fetch } = fakeFetch(
      json(404, {
        success: false,
        error: {
          code: "RES_NOT_FOUND",
          message: "Book 7 was not found",
          details: { resource: "Book", id: "7" },
          help_url: "https://library.example/errors#res-not-found",
        },
      }),
    );
    const result = await createLibrary({ fetch }).getBook(seven);
    if (result.ok || result.error.code !== "RES_NOT_FOUND") throw new Error("not narrowed");
    expect(result.error.details.resource).toBe("Book");
    expect(result.error).toMatchObject({
      kind: "api",
      status: 404,
      message: "Book 7 was not found",
      docs: "https://library.example/errors#res-not-found",
      body: { success: false },
    });
    expect(result.status).toBe(404);
  });

  test("without any code is told by its status", async () => {
    const { fetch } = fakeFetch(json(503, { reason: "tired" }));
    const result = await createLibrary({ fetch, ...once }).getStatus();
    if (result.ok || result.error.kind !== "api") throw new Error("not narrowed");
    expect(result.error).toMatchObject({ code: undefined, status: 503, body: { reason: "tired" } });
  });

  test("carries when to try again", async () => {
    const { fetch } = fakeFetch(json(503, { reason: "tired" }, { "Retry-After": "5" }));
    const now = () => new Date("2026-06-01T00:00:00Z");
    const result = await createLibrary({ fetch, now, ...once }).getStatus();
    expect(result).toMatchObject({ error: { retryAt: new Date("2026-06-01T00:00:05Z") } });
  });
});

describe("an error that the contract does not declare", () => {
  const unknown: readonly [string, Response, object][] = [
    ["a new code", libraryError(409, "RES_LOCKED", { by: "x" }), { status: 409, unknownCode: "RES_LOCKED" }],
    ["a code of another operation", libraryError(409, "RES_EXISTS"), { unknownCode: "RES_EXISTS" }],
    [
      "a known code with another status",
      libraryError(400, "VAL_ERROR"),
      { status: 400, unknownCode: "VAL_ERROR" },
    ],
    [
      "a code like a member of every object",
      libraryError(404, "constructor"),
      { unknownCode: "constructor" },
    ],
    ["a new status", json(418, { hello: 1 }), { status: 418, body: { hello: 1 } }],
    [
      "what a proxy answers",
      new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } }),
      { status: 502, body: "<h1>Bad gateway</h1>" },
    ],
    ["an empty body", new Response(null, { status: 404 }), { status: 404, body: undefined }],
    [
      "broken JSON",
      new Response("{", { status: 404, headers: { "Content-Type": "application/json" } }),
      { status: 404, body: "{" },
    ],
    ["a success status of a newer server", json(202, { job: 1 }), { status: 202, body: { job: 1 } }],
  ];
  test.each(unknown)("%s is `unknown-api`, and nothing is lost", async (_, response, expected) => {
    const result = await createLibrary({ fetch: fakeFetch(response).fetch, ...once }).getBook(seven);
    expect(result.ok).toBe(false);
    expect(result).toMatchObject({ error: { kind: "unknown-api", code: undefined, ...expected } });
    expect(!result.ok && result.error.message).toMatch(/\w{3}/);
  });

  test("a declared status whose body is not what is declared does not pass for it", async () => {
    const html = new Response("<h1>", { status: 503, headers: { "Content-Type": "text/html" } });
    const result = await createLibrary({ fetch: fakeFetch(html).fetch, ...once }).getStatus();
    expect(result).toMatchObject({ ok: false, error: { kind: "unknown-api", status: 503 } });
  });
});

describe("an answer that is not what the contract declares", () => {
  test.each([
    [
      "broken JSON",
      new Response("{oops", { headers: { "Content-Type": "application/json" } }),
      /broken JSON/,
    ],
    [
      "a page of a captive portal",
      new Response("<html>", { headers: { "Content-Type": "text/html" } }),
      /text\/html where the contract says application\/json/,
    ],
    ["a body that cannot have the envelope", json(200, "x"), /no \/data/],
  ])("%s is `invalid-response`", async (_, response, message) => {
    const result = await createLibrary({ fetch: fakeFetch(response).fetch }).getBook(seven);
    expect(result).toMatchObject({
      ok: false,
      error: { kind: "invalid-response", status: 200, message: expect.stringMatching(message) },
    });
  });

  test("JSON under another text's name is still JSON", async () => {
    const response = new Response('\uFEFF{"status":"up"}', { headers: { "Content-Type": "text/plain" } });
    const result = await createLibrary({ fetch: fakeFetch(response).fetch }).getStatus();
    expect(result).toMatchObject({ ok: true, data: { status: "up" } });
  });
});

describe("no answer", () => {
  test("is `network`, and says what happened and where", async () => {
    const server = await loopback((_, response) => response.destroy());
    const result = await createLibrary({ baseUrl: server.url, ...once }).getBook(seven);
    if (result.ok || result.error.kind !== "network") throw new Error("not narrowed");
    expect(result.error.message).toContain(`no answer from ${server.url}: fetch failed: `);
    expect(result.error.message).toMatch(/other side closed|ECONNRESET|socket/);
    expect(result.attempts).toBe(1);
    expect(result.error.cause).toBeInstanceOf(TypeError);
  });

  test("an answer that breaks off is `network`", async () => {
    const server = await loopback((_, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
      response.write('{"status"', () => response.destroy());
    });
    const result = await createLibrary({ baseUrl: server.url, ...once }).getStatus();
    expect(result).toMatchObject({ ok: false, error: { kind: "network" } });
  });

  test("a caller who aborts gets `aborted` at once, also when fetch takes no notice", async () => {
    const controller = new AbortController();
    const { fetch } = fakeFetch(() => {
      controller.abort(new Error("changed my mind"));
      return new Promise<Response>(() => {});
    });
    const result = await createLibrary({ fetch }).getBook(seven, { signal: controller.signal });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: "aborted", message: "the caller aborted the call: changed my mind" },
    });
  });

  test("nothing is sent for a signal that is aborted before", async () => {
    const { fetch, requests } = fakeFetch(bookAnswer());
    const result = await createLibrary({ fetch }).getBook(seven, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, error: { kind: "aborted" }, attempts: 0 });
    expect(requests).toHaveLength(0);
  });

  test("a signal of the caller that times out is `timeout`", async () => {
    const signal = AbortSignal.abort(new DOMException("late", "TimeoutError"));
    const result = await createLibrary({ fetch: fakeFetch(bookAnswer()).fetch }).getBook(seven, { signal });
    expect(result).toMatchObject({ ok: false, error: { kind: "timeout" } });
  });
});

describe("input that cannot be sent", () => {
  const untyped: Operation = getBook;
  const transport = createTransport({ api, fetch: fakeFetch(bookAnswer()).fetch });

  test.each([
    ["a missing parameter", {}, /^path\.bookId missing: GET \/v2\/books\/\{bookId\} needs it$/],
    [
      "a parameter that would leave its segment",
      { path: { bookId: ".." } },
      /path\.bookId must not be "\.\."/,
    ],
    ["a body where there is none", { path: { bookId: 1 }, body: {} }, /body is not allowed/],
  ])("%s is `invalid-request`", async (_, input, message) => {
    const result = await call(transport, untyped, input as never);
    expect(result).toMatchObject({
      ok: false,
      attempts: 0,
      error: { kind: "invalid-request", message: expect.stringMatching(message) },
    });
  });
});

test("a header that cannot be sent is `invalid-request`", async () => {
  const library = createLibrary({ fetch: fakeFetch(bookAnswer()).fetch });
  const result = await library.getBook(seven, { headers: { "X-Note": "two\nlines" } });
  expect(result).toMatchObject({ ok: false, error: { kind: "invalid-request" }, attempts: 0 });
});

describe("the thrown error", () => {
  const thrown = async (response: Response): Promise<ApiCallError> => {
    const library = createLibrary({ fetch: fakeFetch(response).fetch, ...once });
    const error: unknown = await library.getBook.orThrow(seven).catch((caught: unknown) => caught);
    if (!(error instanceof ApiCallError)) throw error;
    return error;
  };

  test("names the operation, the status, the code and what the server says", async () => {
    const error = await thrown(libraryError(404, "RES_NOT_FOUND", { resource: "Book", id: "7" }));
    expect(error.message).toBe("getBook answered 404 RES_NOT_FOUND: told RES_NOT_FOUND");
    expect(error).toMatchObject({
      name: "ApiCallError",
      code: "RES_NOT_FOUND",
      status: 404,
      requestId: "srv-err",
    });
    expect(error.failure).toMatchObject({ kind: "api", details: { id: "7" } });
  });

  test("says what is known of an unknown error", async () => {
    expect((await thrown(libraryError(409, "NEW"))).message).toBe("getBook answered 409 NEW: told NEW");
    expect((await thrown(new Response(null, { status: 500 }))).message).toBe(
      "getBook answered 500: the server gave no reason",
    );
  });

  test("is more than {} in a log, and holds no body", async () => {
    const error = await thrown(libraryError(404, "RES_NOT_FOUND", { secret: "body" }));
    const logged = JSON.parse(JSON.stringify(error)) as unknown;
    expect(logged).toEqual({
      name: "ApiCallError",
      message: error.message,
      operation: "getBook",
      kind: "api",
      code: "RES_NOT_FOUND",
      status: 404,
      requestId: "srv-err",
      attempts: 1,
    });
    expect(inspect(error)).toContain("RES_NOT_FOUND");
    expect(inspect(error)).not.toContain("body");
  });
});

describe("one operation alone", () => {
  test("is called by a transport", async () => {
    const { fetch, requests } = fakeFetch(bookAnswer());
    const transport = createTransport({ baseUrl: "https://x.example", fetch });
    expect(await call(transport, getBook, seven)).toMatchObject({ ok: true, data: book });
    expect((await callOrThrow(transport, getBook, seven)).data).toEqual(book);
    expect(requests[0]?.request.url).toBe("https://x.example/v2/books/7");
  });

  test("is called by a whole client", async () => {
    const client = createLibrary({ fetch: fakeFetch(json(200, { status: "up" })).fetch });
    expect(await call(client, getStatus)).toMatchObject({ ok: true, data: { status: "up" } });
  });
});

test("a fault in a policy is no failure of the call: it is thrown", async () => {
  const broken = definePolicy("mine", "attempt", () => () => Promise.reject(new RangeError("a bug")));
  const client = createLibrary({ fetch: fakeFetch(bookAnswer()).fetch, policies: [broken] });
  await expect(client.getBook(seven)).rejects.toThrow(new RangeError("a bug"));
});
