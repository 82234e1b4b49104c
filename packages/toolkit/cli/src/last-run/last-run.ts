import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { manifestPath, readManifest } from "@lockstep/codegen";
import { type Diagnostic, frameIn } from "@lockstep/contract";
import { isUrl, type ResolvedConfig } from "../config/resolve-config.ts";
import type { GeneratedFolder, GenerateResult } from "../generate/generate.ts";
import { codeStamp } from "./code-stamp.ts";
import { changedMs, fileHash, userFiles } from "./disk.ts";
import type { FolderRecord, RunRecord } from "./record.ts";

/** What is kept of the last run with a config, to know a run that would do nothing before it is done. */
export interface LastRun {
  /** The result of a run where every file that it reads and writes is as the last one left it; else `undefined`. */
  unchanged(): GenerateResult | undefined;
  /** Keeps a run that went well. What was changed since `startedMs` (since the epoch) is not trusted. */
  keep(result: GenerateResult, startedMs: number): void;
}

/** More findings than anybody reads are not worth keeping. */
const maxDiagnostics = 2000;

/**
 * The last run with a config and a choice of outputs. It is kept in `node_modules/.cache/lockstep` of the project; where there is no
 * `node_modules`, and for what no hash can tell (a contract on the network, a project's own generators), nothing is kept.
 */
export function lastRun(config: ResolvedConfig, only: string | undefined, cwd: string): LastRun {
  const cache = isUrl(config.contract) || config.generators.length > 0 ? undefined : cacheFolder(cwd);
  if (cache === undefined) return { unchanged: () => undefined, keep: () => undefined };
  const { generators: _, ...settings } = config;
  const key = createHash("sha256")
    .update(JSON.stringify([settings, only, cwd]))
    .digest("hex")
    .slice(0, 16);
  const file = join(cache, `${key}.json`);
  return {
    unchanged() {
      const record = readRecord(file);
      return record !== undefined && holds(record) ? resultOf(record) : undefined;
    },
    keep(result, startedMs) {
      const record = result.ok ? recordOf(result, startedMs) : undefined;
      if (record === undefined) return;
      mkdirSync(cache, { recursive: true });
      writeFileSync(file, JSON.stringify(record));
    },
  };
}

function cacheFolder(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules"))) return join(folder, "node_modules/.cache/lockstep");
    if (dirname(folder) === folder) return undefined;
  }
}

function readRecord(file: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RunRecord;
  } catch {
    return undefined;
  }
}

function holds({ code, inputs, folders }: RunRecord): boolean {
  if (code !== codeStamp()) return false;
  return inputs.every(([path, hash]) => fileHash(path) === hash) && folders.every(isAsLeft);
}

function isAsLeft({ folder, manifest, users, entries }: FolderRecord): boolean {
  if (fileHash(join(folder, manifestPath)) !== manifest || userFiles(folder, entries) !== users) return false;
  const hashes = readManifest(readFileSync(join(folder, manifestPath), "utf8"));
  return [...hashes].every(([path, hash]) => fileHash(join(folder, path)) === hash);
}

function recordOf(result: GenerateResult, startedMs: number): RunRecord | undefined {
  const { files, folders, diagnostics } = result;
  const late = files.some((path) => isUrl(path) || changedMs(path) >= startedMs);
  if (late || diagnostics.length > maxDiagnostics) return undefined;
  return {
    code: codeStamp(),
    inputs: files.map((path) => [path, fileHash(path)]),
    folders: folders.map(folderRecord),
    diagnostics: diagnostics.map(({ id, severity, message, hint, location, related }) => ({
      id,
      severity,
      message,
      ...(hint === undefined ? {} : { hint }),
      location,
      ...(related === undefined ? {} : { related }),
    })),
  };
}

function folderRecord({ folder, outputs, entries, handlers }: GeneratedFolder): FolderRecord {
  return {
    folder,
    outputs,
    manifest: fileHash(join(folder, manifestPath)) ?? "",
    users: userFiles(folder, entries),
    entries: entries
      .filter(({ action }) => action !== "delete")
      .map(({ path, ownership }) => ({
        path,
        ownership,
        state: ownership === "once" ? "kept" : "unchanged",
      })),
    ...(handlers === undefined ? {} : { handlers }),
  };
}

function resultOf({ inputs, folders, diagnostics }: RunRecord): GenerateResult {
  return {
    ok: true,
    diagnostics: diagnostics.map(withFrame),
    folders: folders.map(({ folder, outputs, entries, handlers }) => ({
      folder,
      outputs,
      entries: entries.map((entry) => ({ ...entry, action: "none" as const })),
      ...(handlers === undefined ? {} : { handlers }),
    })),
    files: inputs.map(([path]) => path),
  };
}

function withFrame(diagnostic: Omit<Diagnostic, "frame">): Diagnostic {
  return {
    ...diagnostic,
    get frame() {
      return frameIn(readFileSync(diagnostic.location.file, "utf8"), diagnostic.location);
    },
  };
}
