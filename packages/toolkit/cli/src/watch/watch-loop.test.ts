import { expect, test } from "vitest";
import type { FileWatcher } from "./watch-files.ts";
import { watchLoop } from "./watch-loop.ts";

/** A loop whose watcher and clock the test drives. */
function startLoop(files: readonly (readonly string[])[]) {
  const stop = new AbortController();
  const runs: number[] = [];
  const updates: (readonly string[])[] = [];
  let change: (path: string) => void = () => undefined;
  let closed = false;
  let waits: (() => void)[] = [];
  const watcher: FileWatcher = {
    update: (paths) => void updates.push(paths),
    close: async () => {
      closed = true;
    },
  };
  const ended = watchLoop({
    run: async () => files[runs.push(runs.length) - 1] ?? [],
    changed: () => undefined,
    watchFiles: (paths, changed) => {
      updates.push(paths);
      change = changed;
      return watcher;
    },
    wait: (_, signal) =>
      new Promise<void>((resolve, reject) => {
        waits.push(resolve);
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
    signal: stop.signal,
    quietMs: 100,
  });
  return {
    stop,
    runs,
    updates,
    ended,
    isClosed: () => closed,
    change: (path: string) => change(path),
    waiting: () => waits.length,
    async passTime() {
      const due = waits;
      waits = [];
      for (const resolve of due) resolve();
      await settled();
    },
  };
}

test("runs at once, and again after a change", async () => {
  const loop = startLoop([["a"], ["a", "b"]]);
  await settled();
  expect(loop.runs).toHaveLength(1);
  loop.change("a");
  await settled();
  expect(loop.runs).toHaveLength(1);
  await loop.passTime();
  expect(loop.runs).toHaveLength(2);
  expect(loop.updates).toEqual([["a"], ["a", "b"]]);
  loop.stop.abort();
  await loop.ended;
});

test("takes changes that come together for one", async () => {
  const loop = startLoop([["a"]]);
  await settled();
  loop.change("a");
  await settled();
  loop.change("b");
  await loop.passTime();
  expect(loop.runs).toHaveLength(1);
  expect(loop.waiting()).toBe(1);
  await loop.passTime();
  expect(loop.runs).toHaveLength(2);
  loop.stop.abort();
  await loop.ended;
});

test.each(["while nothing happens", "while it waits for quiet"])(
  "ends at once when it is stopped %s",
  async (when) => {
    const loop = startLoop([["a"]]);
    await settled();
    if (when !== "while nothing happens") loop.change("a");
    await settled();
    loop.stop.abort();
    await loop.ended;
    expect(loop.isClosed()).toBe(true);
    expect(loop.runs).toHaveLength(1);
  },
);

/** Lets everything that is ready run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
