import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isJsonObject, type JsonObject, loadContract } from "@lockstep/contract";
import type { LinePhase, TryFailure } from "../result.ts";
import { type Generate, type TryJob, tryDocument } from "../try-document.ts";
import { parseDocument } from "./document-text.ts";
import { focus } from "./focus.ts";
import { type See, shrink } from "./shrink.ts";
import { suspectsOf } from "./suspects.ts";
import { withoutProse } from "./without-prose.ts";

export interface ReduceOptions {
  readonly job: TryJob;
  readonly generate: Generate;
  /** A place where nothing was before: modules are imported once and for all, by their paths. */
  readonly freshPlace: () => string;
  /** Whether the time is up; the smallest document found by then is the result. */
  readonly expired: () => boolean;
}

/**
 * The smallest document found that fails in the same way: in the same phase, with a failure of the same kind. `undefined` where the
 * failure is not seen again even with the whole document, or belongs to no phase that could be run again.
 */
export async function reduceFailure(
  failure: TryFailure,
  options: ReduceOptions,
): Promise<JsonObject | undefined> {
  const { phase } = failure;
  if (phase === "limit" || phase === "crash") return undefined;
  const { job, expired } = options;
  const see = seeing(failure, phase, options);
  const suspects = suspectsOf(failure, job.folder);
  const start = await startOf(job, { see, expired, isSuspect: (name) => suspects.has(name) });
  if (!start) return undefined;
  const bare = withoutProse(start);
  return shrink((await see(bare)) ? bare : start, { see, expired });
}

/** Runs the phases that lead to the failure, each time in a folder of its own. */
function seeing(
  { kind, message }: TryFailure,
  phase: LinePhase,
  { job, generate, freshPlace }: ReduceOptions,
): See {
  const compile = phase === "compile" ? compiledFor(message) : "none";
  return async (candidate) => {
    const folder = freshPlace();
    const document = `${folder}.json`;
    try {
      await writeFile(document, JSON.stringify(candidate));
      const again = { ...job, document, folder, until: phase, compile };
      const { failures } = await tryDocument(again, generate, () => undefined);
      return failures.some(
        (other) =>
          other.phase === phase &&
          other.kind === kind &&
          (phase !== "load" || subjectOf(other.message, document) === subjectOf(message, job.document)),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
      await rm(document, { force: true });
    }
  };
}

/** The file that a compiler's message points at is enough to see it again, and far quicker than all. */
function compiledFor(message: string): NonNullable<TryJob["compile"]> {
  const file = /^(\S+?)\(\d+,\d+\):/.exec(message)?.[1];
  return file === undefined ? "all" : { file };
}

/**
 * What a finding of loading is about: where one thing is taken away, another that misses it must not be taken for what was missing
 * before. Files have other names by now.
 */
function subjectOf(message: string, document: string): string {
  const withoutPlace = message.replace(/ \(\S*:\d+:\d+\)$/, "").replace(/[^\s"]*\//g, "");
  return withoutPlace.replaceAll(basename(document), "…");
}

/** A smaller document to start from: focused where it loads, else as it is written. */
async function startOf(
  { document, cwd, lenient = false }: TryJob,
  options: Parameters<typeof focus>[1],
): Promise<JsonObject | undefined> {
  const { contract } = await loadContract(document, { cwd, lenient });
  const focused = contract && (await focus(contract, options));
  if (focused) return focused;
  if (/^https?:/.test(document)) return undefined;
  const written = parseDocument(await readFile(document, "utf8"));
  const absolute = written && withAbsoluteReferences(written, dirname(document));
  return absolute && (await options.see(absolute)) ? absolute : undefined;
}

/** References to other files lead there from anywhere. */
function withAbsoluteReferences(document: JsonObject, folder: string): JsonObject {
  const rewritten = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewritten);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => {
        const relative = key === "$ref" && typeof child === "string" && !/^(?:#|\w+:|\/)/.test(child);
        return [key, relative ? join(folder, child) : rewritten(child)];
      }),
    );
  };
  // A mapping stays a mapping.
  return rewritten(document) as JsonObject;
}
