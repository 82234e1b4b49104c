import { relative } from "node:path";
import type { TryResult } from "lockstep";
import { failureKinds } from "./failure-kinds.ts";
import { totalsOf, totalsText } from "./totals.ts";

/** Failures of a document, its operations that cannot be called, and kinds of failure, that are printed. */
const shown = { failures: 5, uncallable: 3, kinds: 40 };

export interface ReportOptions {
  readonly nameOf: (document: string) => string;
  /** Paths are printed relative to it. */
  readonly cwd: string;
}

/** What came of all documents, as text: totals, the first failures of each, and kinds of failure. */
export function reportText(results: readonly TryResult[], options: ReportOptions): string {
  const kinds = failureKinds(results).slice(0, shown.kinds);
  return [
    totalsText(totalsOf(results)),
    ...results.flatMap((result) => [...uncallableOf(result, options), ...failuresOf(result, options)]),
    ...(kinds.length > 0 ? ["", "kinds of failure, with the documents that have them"] : []),
    ...kinds.map(({ phase, kind, count, documents }) => {
      return `  ${String(documents.length).padStart(4)} (${count} times)  ${phase}  ${kind}`;
    }),
  ].join("\n");
}

function uncallableOf({ document, uncallable }: TryResult, { nameOf }: ReportOptions): readonly string[] {
  const lines = uncallable
    .slice(0, shown.uncallable)
    .map(({ operation, reason }) => `  ${nameOf(document)}  apart  ${operation}  ${reason}`);
  const more = uncallable.length - shown.uncallable;
  return more > 0 ? [...lines, `  ${nameOf(document)}  apart  … and ${more} more`] : lines;
}

function failuresOf({ document, failures }: TryResult, { nameOf, cwd }: ReportOptions): readonly string[] {
  const lines = failures
    .slice(0, shown.failures)
    .flatMap(({ phase, operation = "", message, reproduction }) => {
      const line = message.split("\n", 1)[0]?.slice(0, 300);
      const small = reproduction === undefined ? [] : [`      ${relative(cwd, reproduction)}`];
      return [`  ${nameOf(document)}  ${phase}  ${operation}  ${line}`, ...small];
    });
  const more = failures.length - shown.failures;
  return more > 0 ? [...lines, `  ${nameOf(document)}  … and ${more} more`] : lines;
}
