// Takes real documents through the whole line and prints a row for each, totals, and what failed.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type TryResult, tryDocument } from "lockstep";
import { readArguments } from "./corpus/arguments.ts";
import { findDocuments } from "./corpus/documents.ts";
import { failureKinds } from "./corpus/failure-kinds.ts";
import { folderName, shortNames } from "./corpus/names.ts";
import { terminalProgress } from "./corpus/progress.ts";
import { reportText } from "./corpus/report.ts";
import { codeHash, keepResult, keptResult } from "./corpus/resume.ts";
import { header, row } from "./corpus/table.ts";
import { totalsOf } from "./corpus/totals.ts";
import { root } from "./workspace.ts";

const read = readArguments(process.argv.slice(2), process.env["INIT_CWD"] ?? process.cwd());
if ("misuse" in read) {
  console.error(read.misuse);
  process.exit(2);
}
const asked = read;
const { documents, skipped } = findDocuments(asked.paths, asked.recursive);
const names = shortNames(documents);
const nameOf = (document: string): string => names.get(document) ?? document;
const { typescript, lenient, reduceMs } = asked;
const code = codeHash(root, JSON.stringify({ typescript, lenient, reduceMs }));
const work = join(root, ".lockstep/corpus");
mkdirSync(work, { recursive: true });
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort(signal));

const progress = terminalProgress(process.stdout);
const results: TryResult[] = [];
const running = new Map<string, string>();
const queue = [...documents];
progress.print(header);
await Promise.all(Array.from({ length: asked.jobs }, worker));
progress.show("");
results.sort((a, b) => (a.document < b.document ? -1 : 1));
console.log(reportText(results, { nameOf, cwd: asked.cwd }));
if (skipped > 0) console.log(`${skipped} files are no OpenAPI documents and were skipped`);
if (asked.json !== undefined) {
  const all = { totals: totalsOf(results), kinds: failureKinds(results), results };
  writeFileSync(asked.json, JSON.stringify(all, null, 2));
}
if (stop.signal.aborted) console.log(`interrupted: ${documents.length - results.length} documents are left`);
process.exitCode = stop.signal.aborted ? 130 : results.every(({ failures }) => failures.length === 0) ? 0 : 1;

async function worker(): Promise<void> {
  for (let next = queue.shift(); next !== undefined && !stop.signal.aborted; next = queue.shift()) {
    const result = await tryOne(next);
    running.delete(next);
    if (!result) return;
    results.push(result);
    progress.print(row(nameOf(next), result));
    showProgress();
  }
}

/** Tries one document; `undefined` when the run is stopped. */
async function tryOne(document: string): Promise<TryResult | undefined> {
  const folder = join(work, folderName(document));
  const file = `${folder}.result.json`;
  const known = asked.resume ? keptResult(file, code) : undefined;
  if (known) return known;
  const reduction = { limitMs: reduceMs, folder: work, name: basename(folder) };
  try {
    const result = await tryDocument(
      { document, folder, cwd: root, typescript, lenient },
      {
        limitMs: asked.limitMs,
        ...(reduceMs > 0 && { reduction }),
        heapMegabytes: 6000,
        signal: stop.signal,
        progress(doing) {
          running.set(document, doing);
          showProgress();
        },
      },
    );
    keepResult(file, code, result);
    return result;
  } catch (error) {
    if (stop.signal.aborted) return undefined;
    throw error;
  }
}

function showProgress(): void {
  const current = [...running].map(([document, doing]) => `${nameOf(document)}: ${doing}`).join(", ");
  progress.show(`${results.length}/${documents.length}  ${current}`);
}
