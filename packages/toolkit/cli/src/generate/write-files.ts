import { basename, dirname, join } from "node:path";
import { messageOf, OutputError, systemCodeOf } from "../errors.ts";
import type { FileSystem } from "./file-system.ts";

/** One file to change. */
export interface FileChange {
  /** Absolute. */
  readonly path: string;
  readonly action: "create" | "update" | "delete";
  /** The output's folder; emptied folders below it are removed. */
  readonly root: string;
  /** Empty for a deletion. */
  readonly content: string;
  /** Only created where nothing is by then; what is there stays. */
  readonly once: boolean;
}

export interface WriteOptions {
  readonly fileSystem: FileSystem;
  /** Aborting before the first file is replaced leaves everything as it was; afterwards the writing is finished. */
  readonly signal: AbortSignal;
  /** Part of the names of temporary files; no two runs at a time may share it. */
  readonly runId: string;
}

/**
 * Makes all changes or none: everything is written to temporary siblings first, then renamed; when a step fails, what
 * was changed before it is put back. Temporary files are removed in every case.
 * @throws OutputError when a file cannot be written; the signal's reason when it was aborted in time.
 */
export async function writeFiles(changes: readonly FileChange[], options: WriteOptions): Promise<void> {
  const { fileSystem, signal } = options;
  const state: Transaction = { undo: [], temporary: new Set(), madeFolders: [] };
  try {
    for (const change of changes) {
      signal.throwIfAborted();
      if (change.action !== "delete") await stage(change, options, state);
    }
    signal.throwIfAborted();
    for (const change of changes) await commit(change, options, state);
  } catch (error) {
    for (const step of state.undo.reverse()) await step().catch(ignore);
    await removeAll(state.temporary, fileSystem);
    for (const { folder, top } of state.madeFolders.reverse())
      await removeEmpty(folder, dirname(top), fileSystem);
    throw error;
  }
  await removeAll(state.temporary, fileSystem);
  for (const { action, path, root } of changes) {
    if (action === "delete") await removeEmpty(dirname(path), root, fileSystem);
  }
}

interface Transaction {
  /** Puts back what was changed; in reverse order. */
  readonly undo: (() => Promise<void>)[];
  /** Files to be removed at the end, however it ends. */
  readonly temporary: Set<string>;
  readonly madeFolders: { readonly folder: string; readonly top: string }[];
}

async function stage(change: FileChange, options: WriteOptions, state: Transaction): Promise<void> {
  const { fileSystem } = options;
  const folder = dirname(change.path);
  await attempt(change, async () => {
    const top = await fileSystem.makeFolder(folder);
    if (top !== undefined) state.madeFolders.push({ folder, top });
    const path = sibling(change, options, "new");
    state.temporary.add(path);
    await fileSystem.createFile(path, change.content);
  });
}

async function commit(change: FileChange, options: WriteOptions, state: Transaction): Promise<void> {
  const { fileSystem } = options;
  const { path, action } = change;
  const staged = sibling(change, options, "new");
  await attempt(change, async () => {
    if (change.once) {
      if (await createOnce(change, staged, fileSystem)) state.undo.push(() => fileSystem.remove(path));
    } else if (action === "create") {
      await fileSystem.rename(staged, path);
      state.undo.push(() => fileSystem.remove(path));
    } else {
      await backUp(change, options, state);
      if (action === "delete") await fileSystem.remove(path);
      else await fileSystem.rename(staged, path);
    }
  });
}

async function backUp(change: FileChange, options: WriteOptions, state: Transaction): Promise<void> {
  const { fileSystem } = options;
  const backup = sibling(change, options, "old");
  state.temporary.add(backup);
  await fileSystem.copyFile(change.path, backup);
  state.undo.push(() => {
    // If this fails, the copy is all there is left of the file.
    state.temporary.delete(backup);
    return fileSystem.rename(backup, change.path);
  });
}

/** False when somebody made the file since the plan: theirs stays. */
async function createOnce(change: FileChange, staged: string, fileSystem: FileSystem): Promise<boolean> {
  try {
    await fileSystem.link(staged, change.path);
    return true;
  } catch {
    // Either the file is there by now, or the file system has no links: the next step tells.
  }
  try {
    await fileSystem.createFile(change.path, change.content);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function sibling({ path }: FileChange, { runId }: WriteOptions, kind: "new" | "old"): string {
  return join(dirname(path), `.${basename(path)}.lockstep-${runId}.${kind}`);
}

async function attempt(change: FileChange, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    const verb = change.action === "delete" ? "deleted" : "written";
    throw new OutputError(
      `${change.path} cannot be ${verb}: ${messageOf(error)}. Nothing was changed; make it writable and run again.`,
      { cause: error },
    );
  }
}

async function removeAll(paths: Iterable<string>, fileSystem: FileSystem): Promise<void> {
  for (const path of paths) await fileSystem.remove(path).catch(ignore);
}

/** Removes a folder and those above it, below `end`, as long as they are empty. */
async function removeEmpty(folder: string, end: string, fileSystem: FileSystem): Promise<void> {
  for (let current = folder; current !== end && current !== dirname(current); current = dirname(current)) {
    try {
      await fileSystem.removeFolder(current);
    } catch {
      return;
    }
  }
}

function ignore(): void {}
