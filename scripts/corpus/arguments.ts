import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { TypeScriptLine } from "lockstep";

const usage = `usage: pnpm corpus <folders or files…>
  --recursive          search folders below the folders too
  --jobs <number>      documents that are tried at a time; default 2
  --limit <seconds>    time for each document; default 600
  --typescript <line>  compile with 7 or 5.9; default 7
  --lenient            go on although references lead nowhere
  --reduce <seconds>   time to make small documents of a document's failures, 0 for none; default 60
  --json <file>        write totals and results for machines
  --resume             keep what is known of documents that have not changed, as long as Lockstep has not either`;

export interface CorpusArguments {
  /** Folder that the paths were given from. */
  readonly cwd: string;
  /** Absolute; all of them are there. */
  readonly paths: readonly string[];
  readonly recursive: boolean;
  readonly jobs: number;
  readonly limitMs: number;
  readonly reduceMs: number;
  readonly typescript: TypeScriptLine;
  readonly lenient: boolean;
  readonly resume: boolean;
  /** Absolute. */
  readonly json?: string;
}

/** The arguments of `pnpm corpus`, or what is wrong with them and how to write them. */
export function readArguments(
  argv: readonly string[],
  cwd: string,
): CorpusArguments | { readonly misuse: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        recursive: { type: "boolean", default: false },
        jobs: { type: "string", default: "2" },
        limit: { type: "string", default: "600" },
        reduce: { type: "string", default: "60" },
        typescript: { type: "string", default: "7" },
        lenient: { type: "boolean", default: false },
        resume: { type: "boolean", default: false },
        json: { type: "string" },
      },
    });
    const { recursive, lenient, resume, typescript, json } = values;
    if (typescript !== "7" && typescript !== "5.9")
      throw new Error(`--typescript takes 7 or 5.9, not ${typescript}`);
    if (positionals.length === 0) throw new Error("no folder or file is named");
    const paths = positionals.map((path) => resolve(cwd, path));
    const missing = paths.find((path) => !existsSync(path));
    if (missing !== undefined) throw new Error(`${missing} does not exist`);
    return {
      ...{ cwd, paths, recursive, lenient, resume, typescript },
      jobs: wholeNumber("jobs", values.jobs, 1),
      limitMs: wholeNumber("limit", values.limit, 1) * 1000,
      reduceMs: wholeNumber("reduce", values.reduce, 0) * 1000,
      ...(json !== undefined && { json: resolve(cwd, json) }),
    };
  } catch (error) {
    return { misuse: `${error instanceof Error ? error.message : String(error)}\n${usage}` };
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  throw new Error(`--${name} takes a whole number of ${least} or more, not ${text}`);
}
