/** Waits; rejects with the signal's reason as soon as it is aborted. */
export type Wait = (delayMs: number, signal: AbortSignal) => Promise<void>;

/** Runs an action later; the function given back calls it off. */
export type Schedule = (delayMs: number, action: () => void) => () => void;

// Timers count in 32 bits: a longer delay would fire at once.
const longestTimerMs = 2 ** 31 - 1;

/** Runs an action after `delayMs`, however long that is. Never, when it is not finite. */
export const schedule: Schedule = (delayMs, action) => {
  if (!Number.isFinite(delayMs)) return () => {};
  const partMs = Math.min(delayMs, longestTimerMs);
  let cancelRest = (): void => {};
  const timer = setTimeout(() => {
    if (partMs === delayMs) action();
    else cancelRest = schedule(delayMs - partMs, action);
  }, partMs);
  return () => {
    clearTimeout(timer);
    cancelRest();
  };
};

const finished = "finished";

/** Waits by the platform's timers. */
export const wait: Wait = (delayMs, signal) => {
  return untilAborted(
    signal,
    (done) =>
      new Promise((resolve) => {
        const cancel = schedule(delayMs, resolve);
        done.addEventListener("abort", cancel, { once: true });
      }),
  );
};

/**
 * Settles as the work does, or rejects with the signal's reason as soon as it is aborted, even where the work takes no notice.
 * @param work is told by its own signal that nobody waits for it any more.
 */
export async function untilAborted<Value>(
  signal: AbortSignal,
  work: (done: AbortSignal) => Promise<Value>,
): Promise<Value> {
  signal.throwIfAborted();
  const over = new AbortController();
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work(over.signal), aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
    // With a reason of its own: a `DOMException` with its stack is dear, and nobody sees it.
    over.abort(finished);
  }
}
