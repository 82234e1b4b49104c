import { watch } from "chokidar";

/** A watcher of files. */
export interface FileWatcher {
  /** Watches these files from now on, and no others. */
  update(paths: readonly string[]): void;
  close(): Promise<void>;
}

/** Starts watching; `changed` is told of every file that is changed, made or deleted. Absolute paths. */
export type WatchFiles = (paths: readonly string[], changed: (path: string) => void) => FileWatcher;

/** Waits some milliseconds; rejects with the signal's reason when that is aborted. */
export type Wait = (delayMs: number, signal: AbortSignal) => Promise<unknown>;

/** Watches files on the disk, also those that are not there yet. */
export const watchFiles: WatchFiles = (paths, changed) => {
  let watched = new Set(paths);
  const watcher = watch([...watched], { ignoreInitial: true });
  watcher.on("all", (_event, path) => changed(path));
  // A file that cannot be watched is read again with the next change of another.
  watcher.on("error", () => undefined);
  return {
    update(next) {
      const wanted = new Set(next);
      watcher.unwatch([...watched].filter((path) => !wanted.has(path)));
      watcher.add([...wanted].filter((path) => !watched.has(path)));
      watched = wanted;
    },
    close: () => watcher.close(),
  };
};
