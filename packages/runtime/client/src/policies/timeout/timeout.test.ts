import { describe, expect, test, vi } from "vitest";
import { bookAnswer, fakeFetch } from "../../testing/fake-fetch.ts";
import { fakeTime } from "../../testing/fake-time.ts";
import { createLibrary } from "../../testing/library-client.ts";
import { loopback } from "../../testing/loopback.ts";

const seven = { path: { bookId: 7 } };
const never = (): Promise<Response> => new Promise(() => {});

describe("an attempt", () => {
  test("has 30 s, and its failure says so", async () => {
    const time = fakeTime();
    const { fetch } = fakeFetch(never);
    const result = createLibrary({ fetch, ...time.options, retry: false }).getBook(seven);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    expect(time.timers()).toEqual([30_000]);
    time.fire();
    expect(await result).toMatchObject({
      ok: false,
      error: { kind: "timeout", timeoutMs: 30_000, message: "attempt 1 took longer than 30000 ms" },
      attempts: 1,
    });
  });

  test("has a timer of its own: the next one starts afresh, with a signal that has not fired", async () => {
    const time = fakeTime();
    const aborted: boolean[] = [];
    const { fetch } = fakeFetch(
      (request) => {
        aborted.push(request.signal.aborted);
        return never();
      },
      (request) => {
        aborted.push(request.signal.aborted);
        return bookAnswer();
      },
    );
    const result = createLibrary({ fetch, ...time.options }).getBook(seven);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    time.fire();
    expect(await result).toMatchObject({ ok: true, attempts: 2 });
    expect(aborted).toEqual([false, false]);
    expect(time.timers()).toEqual([]);
  });

  test("is told to stop when its time is over", async () => {
    const time = fakeTime();
    let seen: AbortSignal | undefined;
    const { fetch } = fakeFetch((request) => {
      seen = request.signal;
      return never();
    });
    const result = createLibrary({ fetch, ...time.options, retry: false }).getBook(seven);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    expect(seen?.aborted).toBe(false);
    time.fire();
    await result;
    expect(seen?.aborted).toBe(true);
  });

  test("covers the body: a server that stops in the middle of it does not hold the caller", async () => {
    const server = await loopback((_, response) => {
      response.writeHead(200, { "Content-Type": "application/json" });
      response.write('{"success"');
    });
    const time = fakeTime();
    const result = createLibrary({ baseUrl: server.url, ...time.options, retry: false }).getBook(seven);
    await vi.waitFor(() => expect(server.received).toHaveLength(1));
    time.fire();
    expect(await result).toMatchObject({ ok: false, error: { kind: "timeout" } });
  });

  test("can have other limits, or none", async () => {
    const limits = async (options: object, call: object = {}): Promise<readonly number[]> => {
      const time = fakeTime();
      let running: readonly number[] = [];
      const { fetch } = fakeFetch(() => {
        running = time.timers();
        return bookAnswer();
      });
      await createLibrary({ fetch, ...time.options, ...options }).getBook(seven, call);
      return running;
    };
    expect(await limits({ timeout: { attemptMs: 10 } })).toEqual([10]);
    expect(await limits({ timeout: { attemptMs: 10 } }, { timeout: { attemptMs: 20 } })).toEqual([20]);
    expect(await limits({ timeout: { attemptMs: false } })).toEqual([]);
    expect(await limits({ timeout: { totalMs: 90 } })).toEqual([90, 30_000]);
  });
});

test("a call's total limit ends the wait between attempts, and nothing is sent after it", async () => {
  const time = fakeTime({ hold: true });
  const { fetch, requests } = fakeFetch(new Response(null, { status: 500 }));
  const result = createLibrary({ fetch, ...time.options, timeout: { totalMs: 100 } }).getBook(seven);
  await vi.waitFor(() => expect(time.waits).toHaveLength(1));
  time.fire();
  expect(await result).toMatchObject({
    ok: false,
    error: { kind: "timeout", timeoutMs: 100, message: "took longer than 100 ms in all (1 attempts)" },
  });
  expect(requests).toHaveLength(1);
});
