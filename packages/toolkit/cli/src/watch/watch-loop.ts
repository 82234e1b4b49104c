import type { Wait, WatchFiles } from "./watch-files.ts";

export interface WatchLoop {
  /** Does the work once and says which files it depends on; must not reject. */
  readonly run: () => Promise<readonly string[]>;
  /** Told which file a new run is for. */
  readonly changed: (path: string) => void;
  readonly watchFiles: WatchFiles;
  readonly wait: Wait;
  /** Ends the loop. */
  readonly signal: AbortSignal;
  /** How long no file must change before a new run, in ms: editors and version control write many at once. */
  readonly quietMs: number;
}

/** Runs once, and again after each change of the files that the last run depended on, until the signal is aborted. */
export async function watchLoop({
  run,
  changed,
  watchFiles,
  wait,
  signal,
  quietMs,
}: WatchLoop): Promise<void> {
  let changes: string[] = [];
  let wake = Promise.withResolvers<void>();
  const stop = (): void => wake.resolve();
  signal.addEventListener("abort", stop);
  const watcher = watchFiles(await run(), (path) => {
    changes.push(path);
    wake.resolve();
  });
  try {
    while (!signal.aborted) {
      if (changes.length === 0) await wake.promise;
      const seen = changes.length;
      if (!(await quiet(wait, quietMs, signal))) break;
      if (changes.length > seen) continue;
      const [first = ""] = changes;
      changes = [];
      wake = Promise.withResolvers<void>();
      changed(first);
      watcher.update(await run());
    }
  } finally {
    signal.removeEventListener("abort", stop);
    await watcher.close();
  }
}

/** Waits; false when the loop is to end. */
async function quiet(wait: Wait, delayMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await wait(delayMs, signal);
    return true;
  } catch {
    return false;
  }
}
