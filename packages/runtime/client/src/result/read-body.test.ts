import type { Operation } from "@lockstep/operation";
import { api, getBook } from "@lockstep/operation/testing";
import { expect, test, vi } from "vitest";
import { call, createTransport, type Result } from "../index.ts";
import { fakeFetch } from "../testing/fake-fetch.ts";
import { answerJson, loopback } from "../testing/loopback.ts";

type Any = NonNullable<Operation["types"]> & { success: { 200: unknown } };

async function answered(declared: readonly string[], type: string, body: BodyInit): Promise<Result<Any>> {
  const { envelope: _, ...plain } = getBook;
  const operation: Operation<Any> = {
    ...(plain as Operation<Any>),
    responses: { "200": { mediaTypes: declared } },
  };
  const { fetch } = fakeFetch(() => new Response(body, { headers: { "Content-Type": type } }));
  return call(createTransport({ api, fetch }), operation, { path: { bookId: 7 } } as never);
}

async function data(declared: readonly string[], type: string, body: BodyInit): Promise<unknown> {
  const result = await answered(declared, type, body);
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
}

test.each([
  "application/json; charset=utf-8",
  "application/hal+json",
  "application/problem+json",
  "text/json",
])("%s is read as JSON", async (type) => expect(await data([type], type, '{"a":1}')).toEqual({ a: 1 }));

test.each(["text/csv", "text/html; charset=utf-8", "application/xml", "image/svg+xml"])(
  "%s is read as text",
  async (type) => expect(await data([type], type, "<1>")).toBe("<1>"),
);

test.each(["application/octet-stream", "image/png", "application/pdf"])(
  "%s is read as a Blob",
  async (type) => {
    const blob = await data([type], type, "bin");
    if (!(blob instanceof Blob)) throw new Error("no Blob");
    expect([blob.type, await blob.text()]).toEqual([type, "bin"]);
  },
);

test("a range in the contract covers what comes", async () => {
  expect(await data(["image/*"], "image/webp", "x")).toBeInstanceOf(Blob);
  expect(await data(["*/*"], "text/plain", "x")).toBe("x");
});

test("an event stream is handed over while it still runs", async () => {
  let send = (_: string): void => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (text) => controller.enqueue(new TextEncoder().encode(text));
    },
  });
  const stream = await data(["text/event-stream"], "text/event-stream", body);
  if (!(stream instanceof ReadableStream)) throw new Error("no stream");
  send("data: 1\n\n");
  const { value } = await stream.getReader().read();
  expect(new TextDecoder().decode(value as Uint8Array)).toBe("data: 1\n\n");
});

test("bytes where the contract says JSON are refused, not handed over as JSON's type", async () => {
  expect(await answered(["application/json"], "image/png", "bin")).toMatchObject({
    ok: false,
    error: { kind: "invalid-response" },
  });
});

test("JSON where the contract says text is refused too", async () => {
  expect(await answered(["text/csv"], "application/json", "{}")).toMatchObject({
    ok: false,
    error: {
      kind: "invalid-response",
      message: "the body is application/json where the contract says text/csv",
    },
  });
});

test("a stream where the contract says JSON is refused, and let go of", async () => {
  const cancel = vi.fn();
  const result = await answered(["application/json"], "text/event-stream", new ReadableStream({ cancel }));
  expect(result).toMatchObject({ ok: false, error: { kind: "invalid-response" } });
  expect(cancel).toHaveBeenCalledOnce();
});

test("one JSON type is as good as another", async () => {
  expect(await data(["application/json"], "application/vnd.library+json", "{}")).toEqual({});
});

test("the media types that the contract declares are asked for", async () => {
  const server = await loopback((_, response) => answerJson(response, 200, {}));
  const operation: Operation = {
    ...getBook,
    responses: {
      "200": { mediaTypes: ["application/json", "text/csv"] },
      "404": { mediaTypes: ["application/problem+json"] },
    },
  };
  await call(createTransport({ api, baseUrl: server.url }), operation, { path: { bookId: 7 } } as never);
  expect(server.received[0]?.headers.accept).toBe("application/json, text/csv, application/problem+json");
});
