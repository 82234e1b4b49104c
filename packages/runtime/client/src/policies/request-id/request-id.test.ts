import { expect, onTestFinished, test, vi } from "vitest";
import { book, bookAnswer, fakeFetch, json } from "../../testing/fake-fetch.ts";
import { fakeTime } from "../../testing/fake-time.ts";
import { createLibrary } from "../../testing/library-client.ts";

const seven = { path: { bookId: 7 } };
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("a call sends a UUID, the same on every attempt; the next call another", async () => {
  const { fetch, requests } = fakeFetch(new Response(null, { status: 500 }), bookAnswer());
  const library = createLibrary({ fetch, ...fakeTime().options });
  await library.getBook(seven);
  await library.getBook(seven);
  const [first, second, third] = requests.map(({ request }) => request.headers.get("x-request-id"));
  expect(first).toMatch(uuid);
  expect(second).toBe(first);
  expect(third).toMatch(uuid);
  expect(third).not.toBe(first);
});

test("the id is a UUID also where the platform makes none", async () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  onTestFinished(() => void vi.unstubAllGlobals());
  const { fetch, requests } = fakeFetch(bookAnswer());
  await createLibrary({ fetch }).getBook(seven);
  expect(requests[0]?.request.headers.get("x-request-id")).toMatch(uuid);
});

test("the result carries the server's id: the header's, else the envelope's, else the one that was sent", async () => {
  const both = json(200, { data: book, meta: { request_id: "body" } }, { "X-Request-Id": "header" });
  const requestId = () => "mine";
  const idOf = async (answer: Response | Error): Promise<string | undefined> =>
    (await createLibrary({ fetch: fakeFetch(answer).fetch, requestId, retry: false }).getBook(seven))
      .requestId;
  expect(await idOf(both)).toBe("header");
  expect(await idOf(bookAnswer())).toBe("srv-1");
  expect(await idOf(json(200, { data: book }))).toBe("mine");
  expect(await idOf(new TypeError("gone"))).toBe("mine");
});

test("the caller's own id is kept, and none is sent with `requestId: false`", async () => {
  const { fetch, requests } = fakeFetch(bookAnswer());
  await createLibrary({ fetch }).getBook(seven, { headers: { "X-Request-Id": "trace-1" } });
  await createLibrary({ fetch, requestId: false }).getBook(seven);
  expect(requests.map(({ request }) => request.headers.get("x-request-id"))).toEqual(["trace-1", null]);
});
