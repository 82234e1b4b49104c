import { inspect } from "node:util";
import type { Api, Operation } from "@lockstep/operation";
import { api, createBook, getBook, getStatus } from "@lockstep/operation/testing";
import { describe, expect, test, vi } from "vitest";
import {
  ApiCallError,
  type CredentialContext,
  call,
  callOrThrow,
  createTransport,
  definePolicy,
  type Transport,
  type TransportOptions,
} from "../../index.ts";
import { bookAnswer, type FakeAnswer, fakeFetch, json } from "../../testing/fake-fetch.ts";
import { fakeTime } from "../../testing/fake-time.ts";
import { createLibrary } from "../../testing/library-client.ts";
import { answerJson, loopback } from "../../testing/loopback.ts";

const seven = { path: { bookId: 7 } };
const secret = "s3cr3t-t0ken";
const schemes: Api["securitySchemes"] = {
  bearerAuth: { type: "http", scheme: "bearer" },
  login: { type: "http", scheme: "Basic" },
  digest: { type: "http", scheme: "Digest" },
  oauth: { type: "oauth2" },
  headerKey: { type: "apiKey", in: "header", name: "X-Api-Key" },
  queryKey: { type: "apiKey", in: "query", name: "api_key" },
  cookieKey: { type: "apiKey", in: "cookie", name: "sid" },
  tls: { type: "mutualTLS" },
};
const secured: Api = { ...api, securitySchemes: schemes };

function withSecurity(security: Operation["security"]): Operation<GetBookTypes> {
  return { ...getBook, ...(security && { security }) };
}
type GetBookTypes = NonNullable<(typeof getBook)["types"]>;

async function send(
  security: Operation["security"],
  auth: TransportOptions["auth"],
  more: Partial<TransportOptions> = {},
  ...answers: readonly FakeAnswer[]
) {
  const { fetch, requests } = fakeFetch(...(answers.length > 0 ? answers : [bookAnswer()]));
  const transport = createTransport({ api: secured, fetch, ...(auth && { auth }), ...more });
  const result = await call(transport, withSecurity(security), seven);
  return { result, requests, headers: requests[0]?.request.headers, url: requests[0]?.request.url };
}

describe("where a credential goes", () => {
  test.each([
    ["bearerAuth", "tok", "authorization", "Bearer tok"],
    ["oauth", "tok", "authorization", "Bearer tok"],
    ["digest", 'username="u"', "authorization", 'Digest username="u"'],
    ["login", { username: "jörg", password: "pä:ss" }, "authorization", "Basic asO2cmc6cMOkOnNz"],
    ["headerKey", "k", "x-api-key", "k"],
    ["cookieKey", "a b", "cookie", "sid=a%20b"],
  ])("%s", async (scheme, value, header, expected) => {
    const { headers } = await send([{ [scheme]: [] }], { [scheme]: value });
    expect(headers?.get(header)).toBe(expected);
  });

  test("a key in the query goes beside the other parameters, as they are", async () => {
    const { fetch, requests } = fakeFetch(json(200, { data: { books: [] } }));
    const transport = createTransport({ api: secured, fetch, auth: { queryKey: "k&1" } });
    const operation: Operation = {
      ...getBook,
      path: "/v2/books",
      parameters: [{ name: "q", in: "query" }],
      security: [{ queryKey: [] }],
    };
    await call(transport, operation, { query: { q: "a b+c" } } as never);
    expect(requests[0]?.request.url).toBe("https://library.example/v2/books?q=a%20b%2Bc&api_key=k%261");
  });

  test("a key in the query leaves the body of a POST whole, on each attempt", async () => {
    const server = await loopback((_, response) =>
      server.received.length < 2 ? answerJson(response, 429, {}) : answerJson(response, 201, { data: {} }),
    );
    const transport = createTransport({
      api: secured,
      baseUrl: server.url,
      auth: { queryKey: "k" },
      ...fakeTime().options,
    });
    const operation = { ...createBook, security: [{ queryKey: [] }] };
    expect(await call(transport, operation, { body: { title: "Dune" } })).toMatchObject({ ok: true });
    expect(server.received.map(({ body, url }) => [body, url])).toEqual(
      Array(2).fill(['{"title":"Dune"}', "/v2/books?api_key=k"]),
    );
  });

  test("nothing goes with a public operation", async () => {
    const { fetch, requests } = fakeFetch(json(200, { status: "up" }));
    await call(createTransport({ api, fetch, auth: { bearerAuth: "t" } }), getStatus);
    expect(requests[0]?.request.headers.has("authorization")).toBe(false);
  });

  test("a header that the caller sets is left alone", async () => {
    const { fetch, requests } = fakeFetch(bookAnswer());
    const library = createLibrary({ fetch, auth: { bearerAuth: "client" } });
    await library.getBook(seven, { headers: { Authorization: "Bearer call" } });
    expect(requests[0]?.request.headers.get("authorization")).toBe("Bearer call");
  });
});

describe("which requirement is met", () => {
  const either = [{ bearerAuth: [] }, { headerKey: [], cookieKey: [] }];

  test("the first whose credentials are all there", async () => {
    const all = await send(either, { bearerAuth: "t", headerKey: "k", cookieKey: "c" });
    expect(all.headers?.get("authorization")).toBe("Bearer t");
    expect(all.headers?.has("x-api-key")).toBe(false);
    const second = await send(either, { headerKey: "k", cookieKey: "c" });
    expect(second.headers?.get("x-api-key")).toBe("k");
    expect(second.headers?.get("cookie")).toBe("sid=c");
  });

  test("none in part: half of the credentials are neither asked for nor sent", async () => {
    const headerKey = vi.fn(() => "k");
    const { headers } = await send(either, { headerKey });
    expect(headers?.has("x-api-key")).toBe(false);
    expect(headerKey).not.toHaveBeenCalled();
  });

  test("the next one, when a source has nothing now", async () => {
    const auth = { bearerAuth: () => undefined, headerKey: "k", cookieKey: "c" };
    const { headers } = await send(either, auth);
    expect(headers?.get("x-api-key")).toBe("k");
  });

  test("credentials go also where they are optional", async () => {
    const { headers } = await send([{}, { bearerAuth: [] }], { bearerAuth: "t" });
    expect(headers?.get("authorization")).toBe("Bearer t");
  });

  test("a requirement of mutual TLS is met by the connection", async () => {
    const { headers } = await send([{ tls: [], headerKey: [] }], { headerKey: "k" });
    expect(headers?.get("x-api-key")).toBe("k");
  });
});

describe("a source that is a function", () => {
  test("is asked at each attempt, with what the credentials are for", async () => {
    const asked: Omit<CredentialContext, "signal">[] = [];
    const source = async ({ signal, ...context }: CredentialContext) => {
      expect(signal.aborted).toBe(false);
      return `t${asked.push(context)}`;
    };
    const { requests } = await send(
      [{ oauth: ["books:read"] }],
      { oauth: source },
      fakeTime().options,
      new Response(null, { status: 500 }),
      bookAnswer(),
    );
    expect(asked).toEqual(
      [1, 2].map((attempt) => ({
        scheme: "oauth",
        scopes: ["books:read"],
        operation: "getBook",
        attempt,
      })),
    );
    expect(requests.map(({ request }) => request.headers.get("authorization"))).toEqual([
      "Bearer t1",
      "Bearer t2",
    ]);
  });

  test("that fails makes the call fail, unsent, with the cause at hand", async () => {
    const cause = new Error(`refused ${secret}`);
    const { result, requests } = await send([{ oauth: [] }], { oauth: () => Promise.reject(cause) });
    expect(result).toMatchObject({ ok: false, error: { kind: "invalid-request" }, attempts: 0 });
    expect(!result.ok && result.error.kind === "invalid-request" && result.error.cause).toBe(cause);
    expect(JSON.stringify(result) + inspect(result)).not.toContain(secret);
    expect(requests).toHaveLength(0);
  });

  test("that never answers is given up with the attempt", async () => {
    const time = fakeTime();
    const pending = send(
      [{ oauth: [] }],
      { oauth: () => new Promise(() => {}) },
      { ...time.options, retry: false },
    );
    await vi.waitFor(() => expect(time.timers()).toHaveLength(1));
    time.fire();
    expect((await pending).result).toMatchObject({ error: { kind: "timeout" } });
  });
});

describe("credentials stay with the origin of the client", () => {
  test.each([301, 302, 303, 307, 308])("a %i to another origin loses them all", async (status) => {
    const other = await loopback((_, response) => answerJson(response, 200, { success: true, data: {} }));
    const server = await loopback((_, response) =>
      response.writeHead(status, { Location: `${other.url}/taken` }).end(),
    );
    const auth = { bearerAuth: secret, headerKey: secret, cookieKey: secret };
    const transport = createTransport({ api: secured, baseUrl: server.url, auth });
    const operation = withSecurity([{ bearerAuth: [], headerKey: [], cookieKey: [] }]);
    expect(await call(transport, operation, seven)).toMatchObject({ ok: true });
    expect(server.received[0]?.headers["x-api-key"]).toBe(secret);
    expect(other.received).toHaveLength(1);
    expect(JSON.stringify(other.received)).not.toContain(secret);
  });

  test("a bearer token alone does not follow to another origin either", async () => {
    const other = await loopback((_, response) => answerJson(response, 200, { success: true, data: {} }));
    const server = await loopback((_, response) => response.writeHead(307, { Location: other.url }).end());
    const transport = createTransport({ api: secured, baseUrl: server.url, auth: { bearerAuth: secret } });
    await call(transport, withSecurity([{ bearerAuth: [] }]), seven);
    expect(server.received[0]?.headers.authorization).toBe(`Bearer ${secret}`);
    expect(other.received).toHaveLength(1);
    expect(JSON.stringify(other.received)).not.toContain(secret);
  });

  test("a redirect on the same origin keeps them, with the body where the status says so", async () => {
    const server = await loopback((request, response) =>
      request.url === "/v2/books"
        ? response.writeHead(307, { Location: "/moved" }).end()
        : answerJson(response, 201, { success: true, data: {} }),
    );
    const transport = createTransport({ api: secured, baseUrl: server.url, auth: { headerKey: "k" } });
    const operation = { ...createBook, security: [{ headerKey: [] }] };
    expect(await call(transport, operation, { body: { title: "Dune" } })).toMatchObject({ ok: true });
    expect(server.received[1]).toMatchObject({
      method: "POST",
      url: "/moved",
      body: '{"title":"Dune"}',
    });
    expect(server.received[1]?.headers["x-api-key"]).toBe("k");
  });

  test("a 303 after a POST is followed by a GET", async () => {
    const server = await loopback((request, response) =>
      request.method === "POST"
        ? response.writeHead(303, { Location: "/done" }).end()
        : answerJson(response, 201, { success: true, data: {} }),
    );
    const transport = createTransport({ api: secured, baseUrl: server.url, auth: { headerKey: "k" } });
    await call(transport, { ...createBook, security: [{ headerKey: [] }] }, { body: { title: "Dune" } });
    expect(server.received[1]).toMatchObject({ method: "GET", url: "/done", body: "" });
    expect(server.received[1]?.headers["content-type"]).toBeUndefined();
  });

  test("a redirect that leads in circles ends", async () => {
    const server = await loopback((_, response) => response.writeHead(302, { Location: "/again" }).end());
    const transport = createTransport({
      api: secured,
      baseUrl: server.url,
      auth: { headerKey: "k" },
      retry: false,
    });
    const result = await call(transport, withSecurity([{ headerKey: [] }]), seven);
    expect(result).toMatchObject({
      error: { kind: "network", message: expect.stringContaining("20 redirects") },
    });
  });

  test("a request that middleware sends elsewhere goes without", async () => {
    const { fetch, requests } = fakeFetch(bookAnswer());
    const library = createLibrary({ fetch, auth: { bearerAuth: secret } });
    library.raw.use({ onRequest: ({ request }) => new Request("https://other.example/x", request) });
    await library.getBook(seven);
    expect(requests[0]?.request.url).toBe("https://other.example/x");
    expect(requests[0]?.request.headers.has("authorization")).toBe(false);
  });
});

describe("no credential shows", () => {
  const auth = {
    bearerAuth: secret,
    headerKey: () => secret,
    queryKey: secret,
    login: { username: "u", password: secret },
  };
  const all = [{ bearerAuth: [], headerKey: [], queryKey: [] }];
  const shown = (value: unknown): string =>
    `${JSON.stringify(value)} ${inspect(value, { depth: 9, showHidden: false })} ${String(value)}`;

  test("in a client or transport", () => {
    const library = createLibrary({ auth: { bearerAuth: secret } });
    const transport: Transport = createTransport({ api: secured, auth });
    expect(
      shown(library) + shown(transport) + inspect(library, { showHidden: true, depth: 9 }),
    ).not.toContain(secret);
  });

  test("in a result, a failure, or a thrown error", async () => {
    const answers: FakeAnswer[] = [
      bookAnswer(),
      json(404, { error: { code: "RES_NOT_FOUND", message: "gone" } }),
      (request) => Promise.reject(new TypeError(`failed to fetch ${request.url}`)),
      new Response("{", { headers: { "Content-Type": "application/json" } }),
    ];
    for (const answer of answers) {
      const { fetch, requests } = fakeFetch(answer);
      const transport = createTransport({ api: secured, fetch, auth, retry: false });
      const result = await call(transport, withSecurity(all), seven);
      expect(requests[0]?.request.url).toContain(secret);
      expect(shown(result)).not.toContain(secret);
      const error: unknown = await callOrThrow(transport, withSecurity(all), seven).catch(
        (thrown: unknown) => thrown,
      );
      if (error instanceof ApiCallError) expect(shown(error) + error.stack).not.toContain(secret);
    }
  });

  test("in the failure when one cannot be sent", async () => {
    const { result } = await send([{ bearerAuth: [] }], { bearerAuth: `${secret}\n${secret}` });
    expect(result).toMatchObject({ error: { kind: "invalid-request" } });
    expect(shown(result)).toContain("the credentials for bearerAuth cannot be sent");
    expect(shown(result)).not.toContain(secret);
  });

  test("to policies other than `auth`, nor in what they log", async () => {
    const seen: string[] = [];
    const spy = definePolicy("spy", "attempt", (next) => (attempt) => {
      seen.push(attempt.request.url, ...[...attempt.request.headers].flat());
      return next(attempt);
    });
    const debug = vi.fn();
    await send(
      all,
      auth,
      { policies: [spy], logger: { warn: debug, debug }, ...fakeTime().options },
      new Response(null, { status: 500 }),
      bookAnswer(),
    );
    expect(seen.length).toBeGreaterThan(2);
    expect(JSON.stringify([seen, debug.mock.calls])).not.toContain(secret);
  });
});

test("a user name with a colon is refused: it could not be told from the password", async () => {
  const { result } = await send([{ login: [] }], { login: { username: "a:b", password: "p" } });
  expect(result).toMatchObject({
    error: { kind: "invalid-request", message: expect.stringContaining("colon") },
  });
});
