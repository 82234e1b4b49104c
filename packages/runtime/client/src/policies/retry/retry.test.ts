import type { Operation } from "@lockstep/operation";
import { api, createBook, getBook } from "@lockstep/operation/testing";
import { describe, expect, test, vi } from "vitest";
import { call, createTransport, type TransportOptions } from "../../index.ts";
import {
  book,
  bookAnswer,
  type FakeAnswer,
  fakeFetch,
  json,
  libraryError,
} from "../../testing/fake-fetch.ts";
import { fakeTime } from "../../testing/fake-time.ts";
import { createLibrary } from "../../testing/library-client.ts";
import { answerJson, loopback } from "../../testing/loopback.ts";

const seven = { path: { bookId: 7 } };
const dune = { body: { title: "Dune" } };

function setup(answers: readonly FakeAnswer[], options: Partial<TransportOptions> = {}) {
  const time = fakeTime();
  const fake = fakeFetch(...answers);
  const settings = { random: () => 1, ...time.options, fetch: fake.fetch, ...options };
  return {
    library: createLibrary(settings),
    transport: createTransport({ ...settings, api }),
    time,
    ...fake,
  };
}

function status(code: number, headers: Record<string, string> = {}): Response {
  return json(code, { oops: true }, headers);
}

describe("which calls are sent again", () => {
  test.each([408, 425, 429, 500, 502, 503, 504])("a GET after %i, until it succeeds", async (code) => {
    const { library, requests } = setup([status(code), bookAnswer()]);
    expect(await library.getBook(seven)).toMatchObject({ ok: true, data: book, attempts: 2 });
    expect(requests).toHaveLength(2);
  });

  test.each([400, 401, 403, 404, 409, 422, 501])("no call after %i", async (code) => {
    const { library, requests } = setup([status(code), bookAnswer()]);
    expect(await library.getBook(seven)).toMatchObject({ ok: false, attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  test.each([500, 502, 503, 504, 408])("no POST without a key after %i", async (code) => {
    const { library, requests } = setup([status(code), json(201, { data: book })]);
    expect(await library.createBook(dune)).toMatchObject({ ok: false, status: code });
    expect(requests).toHaveLength(1);
  });

  test("a POST with an Idempotency-Key, with the same key and body", async () => {
    const { library, requests } = setup([status(502), json(201, { data: book })]);
    const headers = { "Idempotency-Key": '"k-1"' };
    expect(await library.createBook(dune, { headers })).toMatchObject({ ok: true, attempts: 2 });
    expect(requests.map(({ request }) => request.headers.get("idempotency-key"))).toEqual(['"k-1"', '"k-1"']);
    expect(requests.map(({ body }) => body)).toEqual(['{"title":"Dune"}', '{"title":"Dune"}']);
  });

  test("a POST after 429, and after 503 that names a time: neither was processed", async () => {
    const { library } = setup([
      status(429),
      status(503, { "Retry-After": "1" }),
      json(201, { success: true, data: book }),
    ]);
    expect(await library.createBook(dune)).toMatchObject({ ok: true, attempts: 3 });
  });

  test.each(["PUT", "DELETE", "OPTIONS", "QUERY"])("a %s after 502, as a GET is", async (method) => {
    const { transport } = setup([status(502), bookAnswer()]);
    const operation: Operation = { ...getBook, method };
    expect(await call(transport, operation, seven as never)).toMatchObject({ ok: true, attempts: 2 });
  });

  test("no PATCH after 502", async () => {
    const { transport } = setup([status(502), bookAnswer()]);
    const operation: Operation = { ...getBook, method: "PATCH" };
    expect(await call(transport, operation, seven as never)).toMatchObject({ ok: false, attempts: 1 });
  });

  test("a GET that got no answer, but no POST", async () => {
    const get = setup([new TypeError("fetch failed"), bookAnswer()]);
    expect(await get.library.getBook(seven)).toMatchObject({ ok: true, attempts: 2 });
    const post = setup([new TypeError("fetch failed"), json(201, { data: book })]);
    expect(await post.library.createBook(dune)).toMatchObject({
      ok: false,
      error: { kind: "network" },
      attempts: 1,
    });
  });

  test("a POST whose 401 is not replayed: it would post twice", async () => {
    const { library, requests } = setup([libraryError(401, "AUTH_REQUIRED")]);
    expect(await library.createBook(dune)).toMatchObject({ error: { code: "AUTH_REQUIRED" } });
    expect(requests).toHaveLength(1);
  });

  test("a body that is a stream is never sent again", async () => {
    const { transport, requests } = setup([status(429), json(201, { data: book })]);
    const operation: Operation = {
      ...createBook,
      body: { mediaTypes: ["application/octet-stream"] },
    };
    const body = new Blob(["abc"]).stream();
    expect(await call(transport, operation, { body } as never)).toMatchObject({
      ok: false,
      status: 429,
      attempts: 1,
    });
    expect(requests.map((one) => one.body)).toEqual(["abc"]);
  });
});

describe("what the contract says of a code", () => {
  const operation = (method: string, retry: "always" | "idempotent" | "never", code = 409): Operation => ({
    ...getBook,
    method,
    errors: { BUSY: { status: code, retry } },
  });
  const sent = async (one: Operation, code = 409): Promise<number> => {
    const { transport, requests } = setup([libraryError(code, "BUSY"), bookAnswer()]);
    await call(transport, one, seven as never);
    return requests.length;
  };

  test("`always` sends any method again, `idempotent` only what is idempotent", async () => {
    expect(await sent(operation("POST", "always"))).toBe(2);
    expect(await sent(operation("POST", "idempotent"))).toBe(1);
    expect(await sent(operation("GET", "idempotent"))).toBe(2);
  });

  test("a stated `never` keeps even a GET from being sent again, but not after 429", async () => {
    expect(await sent(operation("GET", "never", 500), 500)).toBe(1);
    expect(await sent(operation("GET", "never", 429), 429)).toBe(2);
  });

  test("the body that was looked at is still there for the caller", async () => {
    const { transport } = setup([libraryError(409, "BUSY")]);
    const result = await call(transport, operation("GET", "always"), seven as never);
    expect(result).toMatchObject({ error: { kind: "api", code: "BUSY" }, attempts: 3 });
  });
});

describe("how long it waits", () => {
  test("twice as long each time, at most `maxDelayMs`", async () => {
    const { library, time } = setup([status(500)], { retry: { maxAttempts: 6, maxDelayMs: 1500 } });
    expect(await library.getBook(seven)).toMatchObject({ ok: false, status: 500, attempts: 6 });
    expect(time.waits).toEqual([250, 500, 1000, 1500, 1500]);
  });

  test("a random part of that, so that clients do not come back together", async () => {
    const { library, time } = setup([status(500)], { random: () => 0.5 });
    await library.getBook(seven);
    expect(time.waits).toEqual([125, 250]);
  });

  test("never shorter than Retry-After asks, in seconds or as a date", async () => {
    const { library, time } = setup([
      status(429, { "Retry-After": "30" }),
      status(503, { "Retry-After": "Mon, 01 Jun 2026 00:01:10 GMT" }),
      bookAnswer(),
    ]);
    expect(await library.getBook(seven)).toMatchObject({ ok: true });
    expect(time.waits).toEqual([30_000, 40_000]);
  });

  test("a Retry-After above the cap ends the call with the moment to come back at", async () => {
    const { library, time, requests } = setup([
      libraryError(429, "RATE", undefined, { "Retry-After": "61" }),
    ]);
    const result = await library.getBook(seven);
    expect(result).toMatchObject({
      ok: false,
      status: 429,
      error: {
        kind: "rate-limited",
        retryAt: new Date("2026-06-01T00:01:01Z"),
        status: 429,
        body: { error: { code: "RATE" } },
      },
    });
    expect(requests).toHaveLength(1);
    expect(time.waits).toEqual([]);
  });

  test("exactly the cap is still waited for", async () => {
    const { library, time } = setup([status(429, { "Retry-After": "60" }), bookAnswer()]);
    expect(await library.getBook(seven)).toMatchObject({ ok: true });
    expect(time.waits).toEqual([60_000]);
  });

  test("stops waiting as soon as the caller aborts, and does not call again", async () => {
    const controller = new AbortController();
    const { fetch, requests } = fakeFetch(status(500));
    const held = fakeTime({ hold: true });
    const library = createLibrary({ ...held.options, fetch });
    const result = library.getBook(seven, { signal: controller.signal });
    await vi.waitFor(() => expect(held.waits).toHaveLength(1));
    controller.abort();
    expect(await result).toMatchObject({ ok: false, error: { kind: "aborted" }, attempts: 1 });
    expect(requests).toHaveLength(1);
  });
});

describe("settings", () => {
  test("`retry: false` sends once, for a client and for a call", async () => {
    const client = setup([status(500)], { retry: false });
    await client.library.getBook(seven);
    expect(client.requests).toHaveLength(1);
    const single = setup([status(500)]);
    await single.library.getBook(seven, { retry: false });
    expect(single.requests).toHaveLength(1);
  });

  test("a call's settings win over the client's", async () => {
    const { library, requests } = setup([status(500)], { retry: false });
    await library.getBook(seven, { retry: { maxAttempts: 2 } });
    expect(requests).toHaveLength(2);
  });

  test("other statuses can be chosen, and network errors left alone", async () => {
    const teapot = setup([status(418), bookAnswer()], { retry: { statuses: [418] } });
    expect(await teapot.library.getBook(seven)).toMatchObject({ ok: true });
    const network = setup([new TypeError("gone")], { retry: { networkErrors: false } });
    expect(await network.library.getBook(seven)).toMatchObject({ attempts: 1 });
  });

  test("`debug` is told of each retry, without bodies or headers", async () => {
    const debug = vi.fn();
    const { library } = setup([status(503), bookAnswer()], { logger: { warn: vi.fn(), debug } });
    await library.getBook(seven);
    expect(debug.mock.calls).toEqual([["getBook answered 503; attempt 2 of 3 in 250 ms"]]);
  });
});

test("the answer that is not used is let go of", async () => {
  const cancelled = vi.fn();
  const body = new ReadableStream({ cancel: cancelled });
  const events = new Response(body, { status: 503, headers: { "Content-Type": "text/event-stream" } });
  const { library } = setup([() => events, bookAnswer()]);
  expect(await library.getBook(seven)).toMatchObject({ ok: true });
  expect(cancelled).toHaveBeenCalledOnce();
});

test("an answer that breaks off is asked for again", async () => {
  let first = true;
  const server = await loopback((_, response) => {
    if (!first) return answerJson(response, 200, { success: true, data: book });
    first = false;
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
    response.write('{"status"', () => response.destroy());
  });
  const library = createLibrary({ baseUrl: server.url, ...fakeTime().options });
  expect(await library.getBook(seven)).toMatchObject({ ok: true, data: book, attempts: 2 });
});

test("a body is complete on every attempt, over a real connection", async () => {
  const server = await loopback((request, response) =>
    server.received.length < 3
      ? answerJson(response, 429, {}, { "Retry-After": "0" })
      : answerJson(response, 201, { success: true, data: { id: 1, ...JSON.parse(request.body) } }),
  );
  const library = createLibrary({ baseUrl: server.url, ...fakeTime().options });
  expect(await library.createBook(dune)).toMatchObject({ ok: true, data: { id: 1, title: "Dune" } });
  expect(server.received.map(({ body }) => body)).toEqual(Array(3).fill('{"title":"Dune"}'));
});
