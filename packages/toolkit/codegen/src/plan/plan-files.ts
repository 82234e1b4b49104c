import { compareByCodeUnit } from "../compare.ts";
import type { GeneratedFile } from "../generator.ts";
import {
  hashOf,
  type Manifest,
  manifestPath,
  parseManifest,
  printManifest,
  withUnixLines,
} from "./manifest.ts";

/**
 * How a file stands against what is wanted.
 * - `missing`: not there; will be created.
 * - `stale`: there as Lockstep left it, and no longer what is wanted; will be updated.
 * - `hand-edited`: changed by someone else, or not made by Lockstep; kept unless forced.
 * - `left-over`: made by Lockstep and no longer wanted; will be deleted unless it was edited.
 * - `unchanged`: there, exactly as wanted.
 * - `kept`: the user's own file (ownership `once`); never compared, never touched.
 */
export type FileState = "missing" | "stale" | "hand-edited" | "left-over" | "unchanged" | "kept";

export interface PlanEntry {
  /** Relative to the output's folder, posix. */
  readonly path: string;
  readonly state: FileState;
  /** What writing does with it. */
  readonly action: "create" | "update" | "delete" | "none";
  /** What is written; absent when nothing is. */
  readonly content?: string;
  /** `once` files are created only where nothing is (flag `wx`), whatever has happened since the plan. */
  readonly ownership: "generated" | "once";
  /** A `left-over` that someone changed: kept unless forced. */
  readonly edited?: true;
}

export interface PlanInput {
  /** What the folder should hold; see `mergeFiles`. */
  readonly wanted: readonly GeneratedFile[];
  /** Content of the files in the folder, by path: at least those of `pathsToRead`, where they exist. */
  readonly disk: ReadonlyMap<string, string>;
  /** Overwrite and delete hand-edited files too. Default false. */
  readonly force?: boolean;
}

/** The files that a plan depends on; the manifest must be read first. */
export function pathsToRead(
  wanted: readonly GeneratedFile[],
  manifestText: string | undefined,
): readonly string[] {
  const paths = new Set([
    manifestPath,
    ...wanted.map((file) => file.path),
    ...parseManifest(manifestText).keys(),
  ]);
  return [...paths];
}

/** Compares what is wanted with what is there. Pure; entries are sorted by path, the manifest's own comes last. */
export function planFiles({ wanted, disk, force = false }: PlanInput): readonly PlanEntry[] {
  const manifest = parseManifest(disk.get(manifestPath));
  const wantedPaths = new Set(wanted.map((file) => file.path));
  const entries = [
    ...wanted.map((file) => planWanted(file, disk.get(file.path), manifest, force)),
    ...[...manifest.keys()]
      .filter((path) => !wantedPaths.has(path))
      .flatMap((path) => planLeftOver(path, disk.get(path), manifest, force)),
  ].sort((a, b) => compareByCodeUnit(a.path, b.path));
  return [...entries, ...planManifest(entries, manifest, wanted, disk)];
}

function planWanted(
  file: GeneratedFile,
  found: string | undefined,
  manifest: Manifest,
  force: boolean,
): PlanEntry {
  const { path, ownership } = file;
  const content = withUnixLines(file.content);
  if (found === undefined) return { path, state: "missing", action: "create", content, ownership };
  if (ownership === "once") return { path, state: "kept", action: "none", ownership };
  if (withUnixLines(found) === content) return { path, state: "unchanged", action: "none", ownership };
  if (manifest.get(path) === hashOf(found))
    return { path, state: "stale", action: "update", content, ownership };
  return force
    ? { path, state: "hand-edited", action: "update", content, ownership }
    : { path, state: "hand-edited", action: "none", ownership };
}

function planLeftOver(
  path: string,
  found: string | undefined,
  manifest: Manifest,
  force: boolean,
): PlanEntry[] {
  if (found === undefined) return [];
  const state = "left-over";
  const ownership = "generated";
  if (manifest.get(path) === hashOf(found)) return [{ path, state, action: "delete", ownership }];
  return [{ path, state, action: force ? "delete" : "none", ownership, edited: true }];
}

/** The manifest says what Lockstep wrote: for a hand-edited file still the hash of before the edit. */
function planManifest(
  entries: readonly PlanEntry[],
  before: Manifest,
  wanted: readonly GeneratedFile[],
  disk: ReadonlyMap<string, string>,
): PlanEntry[] {
  const contents = new Map(wanted.map((file) => [file.path, file.content]));
  const after = new Map<string, string>();
  for (const { path, ownership, state, action } of entries) {
    if (ownership === "once" || action === "delete") continue;
    const keepsOld = action === "none" && state !== "unchanged";
    const hash = keepsOld ? before.get(path) : hashOf(contents.get(path) ?? "");
    if (hash !== undefined) after.set(path, hash);
  }
  const found = disk.get(manifestPath);
  if (after.size === 0 && found === undefined) return [];
  const path = manifestPath;
  const content = printManifest(after);
  const ownership = "generated";
  if (found === undefined) return [{ path, state: "missing", action: "create", content, ownership }];
  if (withUnixLines(found) === content) return [{ path, state: "unchanged", action: "none", ownership }];
  return [{ path, state: "stale", action: "update", content, ownership }];
}
