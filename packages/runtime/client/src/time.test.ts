import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { schedule, untilAborted, wait } from "./time.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const calm = (): AbortSignal => new AbortController().signal;

describe("wait", () => {
  test("is over after the delay, and not before", async () => {
    const over = vi.fn();
    void wait(1000, calm()).then(over);
    await vi.advanceTimersByTimeAsync(999);
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toHaveBeenCalledOnce();
  });

  test("rejects with the signal's reason as soon as it is aborted, and leaves no timer behind", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const waiting = wait(60_000, controller.signal);
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("does not begin for a signal that is aborted", async () => {
    await expect(wait(1, AbortSignal.abort("gone"))).rejects.toBe("gone");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits a month where it is asked to, though timers count in 32 bits", async () => {
    const month = 30 * 24 * 3600 * 1000;
    const over = vi.fn();
    void wait(month, calm()).then(over);
    await vi.advanceTimersByTimeAsync(month - 1);
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toHaveBeenCalledOnce();
  });
});

describe("schedule", () => {
  test("never fires for an infinite delay, nor once it is called off", async () => {
    const action = vi.fn();
    schedule(Number.POSITIVE_INFINITY, action);
    schedule(5, action)();
    const cancelLong = schedule(2 ** 31 + 5, action);
    await vi.advanceTimersByTimeAsync(2 ** 31);
    cancelLong();
    await vi.advanceTimersByTimeAsync(2 ** 31);
    expect(action).not.toHaveBeenCalled();
  });
});

test("work that settles takes its listener off the signal", async () => {
  const signal = calm();
  const remove = vi.spyOn(signal, "removeEventListener");
  expect(await untilAborted(signal, async () => 7)).toBe(7);
  expect(remove).toHaveBeenCalledOnce();
});
