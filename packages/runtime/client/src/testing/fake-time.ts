// For the tests of this package.
import type { ClientOptions } from "../index.ts";

export interface FakeTime {
  /** Options for a client that lives by this clock. */
  readonly options: Required<Pick<ClientOptions, "now" | "wait" | "schedule">>;
  /** Every wait that was begun, in ms. Each is over at once, with the clock set ahead, unless `hold` is set. */
  readonly waits: readonly number[];
  /** The limits of the timers that are running. */
  readonly timers: () => readonly number[];
  /** Fires the timer that is due first. */
  readonly fire: () => void;
}

/** A clock that only moves when somebody waits, and timers that fire when they are told to. */
export function fakeTime({ hold = false }: { readonly hold?: boolean } = {}): FakeTime {
  let time = Date.parse("2026-06-01T00:00:00Z");
  const waits: number[] = [];
  const timers = new Map<symbol, { delayMs: number; action: () => void }>();
  return {
    waits,
    timers: () => [...timers.values()].map(({ delayMs }) => delayMs),
    fire() {
      const [due] = [...timers].sort(([, a], [, b]) => a.delayMs - b.delayMs);
      if (!due) throw new Error("no timer is running");
      timers.delete(due[0]);
      due[1].action();
    },
    options: {
      now: () => new Date(time),
      wait: (delayMs, signal) => {
        waits.push(delayMs);
        if (hold) {
          return new Promise((_, reject) =>
            signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
          );
        }
        time += delayMs;
        return signal.aborted ? Promise.reject(signal.reason) : Promise.resolve();
      },
      schedule: (delayMs, action) => {
        const key = Symbol();
        timers.set(key, { delayMs, action });
        return () => timers.delete(key);
      },
    },
  };
}
