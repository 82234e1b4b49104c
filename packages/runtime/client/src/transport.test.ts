import type { Operation } from "@lockstep/operation";
import { api, getBook, listBooks } from "@lockstep/operation/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type ApiClient, createApiClient } from "./client.ts";
import {
  ClientConfigurationError,
  call,
  createTransport,
  defaultPolicies,
  definePolicy,
  retry,
} from "./index.ts";
import { bookAnswer, fakeFetch, json } from "./testing/fake-fetch.ts";
import { createLibrary } from "./testing/library-client.ts";

const seven = { path: { bookId: 7 } };

async function urlOf(
  baseUrl?: string,
  operation: Operation = getBook,
  input: object = seven,
): Promise<string> {
  const { fetch, requests } = fakeFetch(bookAnswer());
  await call(
    createTransport({ api, fetch, ...(baseUrl !== undefined && { baseUrl }) }),
    operation,
    input as never,
  );
  return requests[0]?.request.url ?? "";
}

describe("the base URL", () => {
  test.each([
    ["http://x.example", "http://x.example/v2/books/7"],
    ["http://x.example/", "http://x.example/v2/books/7"],
    ["https://x.example:8443/api/v9", "https://x.example:8443/api/v9/v2/books/7"],
    ["https://x.example/api/v9//", "https://x.example/api/v9/v2/books/7"],
  ])("%s gives %s", async (baseUrl, url) => expect(await urlOf(baseUrl)).toBe(url));

  test("is the contract's first absolute server by default", async () => {
    expect(await urlOf()).toBe("https://library.example/v2/books/7");
    const { fetch, requests } = fakeFetch(bookAnswer());
    const mixed = { ...api, servers: ["/relative", "https://second.example/v1/"] };
    await call(createTransport({ api: mixed, fetch }), getBook, seven);
    expect(requests[0]?.request.url).toBe("https://second.example/v1/v2/books/7");
  });

  describe("of an operation that the contract has at a server of its own", () => {
    const upload: Operation = { ...getBook, servers: ["https://uploads.example/files/"] };
    test.each([
      [undefined, "https://uploads.example/files/v2/books/7"],
      ["https://library.example/", "https://uploads.example/files/v2/books/7"],
      ["http://localhost:3000/api", "http://localhost:3000/api/v2/books/7"],
    ])("where %s is given is %s", async (baseUrl, url) => expect(await urlOf(baseUrl, upload)).toBe(url));

    test("may be relative to the contract's", async () => {
      const beta = { ...getBook, servers: ["/beta"] };
      expect(await urlOf(undefined, beta)).toBe("https://library.example/beta/v2/books/7");
    });

    test("gets the credentials that the contract asks for, and no other origin does", async () => {
      const { fetch, requests } = fakeFetch(bookAnswer());
      const transport = createTransport({ api, fetch, auth: { bearerAuth: "t" } });
      await call(transport, upload as typeof getBook, seven);
      expect(requests[0]?.request.headers.get("authorization")).toBe("Bearer t");
    });

    test("is where `raw` calls it too", async () => {
      const { fetch, requests } = fakeFetch(bookAnswer());
      const { raw } = createApiClient<ApiClient<{ "/v2/books/{bookId}": { get: object } }>>(
        { api, operations: { upload } },
        { fetch },
      );
      await raw.GET("/v2/books/{bookId}", { params: { path: { bookId: 7 } } } as never);
      expect(requests[0]?.request.url).toBe("https://uploads.example/files/v2/books/7");
    });
  });

  test.each([
    [
      undefined,
      ["/api"],
      /baseUrl is missing and the contract "Library API" has no absolute server \(only \/api\)/,
    ],
    [undefined, ["https://{region}.example"], /has no absolute server/],
    [undefined, [], /has no server; pass an absolute one/],
    ["/api", [], /baseUrl "\/api" is not absolute/],
    ["ftp://x.example", [], /must begin with http/],
    ["https://x.example?a=1", [], /must not have a query/],
  ])("%s with servers %j is refused when the client is made", (baseUrl, servers, message) => {
    const make = () =>
      createTransport({ api: { ...api, servers }, ...(baseUrl !== undefined && { baseUrl }) });
    expect(make).toThrow(ClientConfigurationError);
    expect(make).toThrow(message);
  });

  test("with a password is refused, without repeating it", () => {
    const make = () => createTransport({ baseUrl: "https://u:s3cr3t@x.example" });
    expect(make).toThrow(/must not hold a user name or password/);
    expect(make).not.toThrow(/s3cr3t/);
  });
});

test("parameters are written as the contract's styles say", async () => {
  const operation: Operation = {
    ...getBook,
    path: "/a/{p}",
    parameters: [
      { name: "p", in: "path", required: true },
      { name: "list", in: "query" },
      { name: "csv", in: "query", explode: false },
      { name: "deep", in: "query", style: "deepObject", explode: true },
    ],
  };
  const query = { list: [1, 2], csv: ["a", "b,c"], deep: { k: "v w" } };
  expect(await urlOf("http://x.example", operation, { path: { p: "a/b?c" }, query })).toBe(
    "http://x.example/a/a%2Fb%3Fc?list=1&list=2&csv=a,b%2Cc&deep[k]=v%20w",
  );
});

test("headers: the operation's win over the client's, the call's over both", async () => {
  const { fetch, requests } = fakeFetch(bookAnswer());
  const operation: Operation = {
    ...getBook,
    parameters: [
      { name: "bookId", in: "path", required: true },
      { name: "X-B", in: "header" },
      { name: "X-C", in: "header" },
      { name: "sid", in: "cookie" },
    ],
  };
  const headers = { "X-A": "client", "X-B": "client", "X-C": "client", Accept: "application/vnd.mine+json" };
  const input = { ...seven, headers: { "X-B": "input", "X-C": "input" }, cookies: { sid: "1" } };
  await call(createTransport({ api, fetch, headers }), operation, input as never, {
    headers: { "X-C": "call" },
  });
  const sent = requests[0]?.request.headers;
  expect(["x-a", "x-b", "x-c", "cookie", "accept"].map((name) => sent?.get(name))).toEqual([
    "client",
    "input",
    "call",
    "sid=1",
    "application/vnd.mine+json",
  ]);
});

describe("fetch", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("is looked up at each call, so that it can be replaced after the client is made", async () => {
    const library = createLibrary();
    const { fetch } = fakeFetch(bookAnswer());
    vi.stubGlobal("fetch", fetch);
    expect(await library.getBook(seven)).toMatchObject({ ok: true });
    expect(fetch).toHaveBeenCalledOnce();
  });

  test("gets the settings of `requestInit`", async () => {
    const { fetch, requests } = fakeFetch(bookAnswer());
    await createLibrary({ fetch, requestInit: { credentials: "include", cache: "no-store" } }).getBook(seven);
    expect(requests[0]?.request).toMatchObject({ credentials: "include", cache: "no-store" });
  });
});

describe("policies", () => {
  const order = (log: string[], name: string, scope: "call" | "attempt") =>
    definePolicy(name, scope, (next) => (attempt) => {
      log.push(`${name} ${attempt.number}`);
      return next(attempt);
    });

  test("the default ones stand in the documented order", () => {
    const names = defaultPolicies({ api, auth: { bearerAuth: "t" } }).map(({ policyName }) => policyName);
    expect(names).toEqual(["deprecation", "request-id", "total-timeout", "retry", "timeout", "auth"]);
  });

  test("one of its own sees each attempt, or the whole call if it says so", async () => {
    const log: string[] = [];
    const { fetch } = fakeFetch(new Response(null, { status: 503 }), bookAnswer());
    const policies = [order(log, "each", "attempt"), order(log, "whole", "call")];
    const auth = { bearerAuth: "t" };
    await createLibrary({ fetch, auth, policies, wait: async () => {} }).getBook(seven);
    expect(log).toEqual(["whole 1", "each 1", "each 2"]);
  });

  test("a plain function is a policy", async () => {
    const { fetch } = fakeFetch(json(500, {}));
    const answer = () => async () => bookAnswer();
    expect(await createLibrary({ fetch, policies: [answer] }).getBook(seven)).toMatchObject({ ok: true });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("one with the name of a default one takes its place", async () => {
    const { fetch, requests } = fakeFetch(new Response(null, { status: 503 }));
    const policies = [retry({ maxAttempts: 5 })];
    await createLibrary({ fetch, policies, wait: async () => {} }).getBook(seven);
    expect(requests).toHaveLength(5);
  });

  test("a function has the last word on the list", async () => {
    const { fetch, requests } = fakeFetch(new Response(null, { status: 503 }));
    await createLibrary({ fetch, policies: () => [] }).getBook(seven);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.request.headers.has("x-request-id")).toBe(false);
  });

  test("know the operation and share a context over the attempts of one call", async () => {
    const seen = new Set<unknown>();
    const { fetch } = fakeFetch(new Response(null, { status: 503 }), json(200, { data: { books: [] } }));
    const spy = definePolicy("spy", "attempt", (next) => (attempt) => {
      seen.add(attempt.operation).add(attempt.context);
      return next(attempt);
    });
    await createLibrary({ fetch, policies: [spy], wait: async () => {} }).listBooks();
    expect(seen.size).toBe(2);
    expect(seen.has(listBooks)).toBe(true);
  });
});

test("credentials without the contract's schemes are refused", () => {
  expect(() => createTransport({ baseUrl: "https://x.example", auth: { bearerAuth: "t" } })).toThrow(
    /pass the generated api too/,
  );
});
