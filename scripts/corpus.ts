// Takes real documents through the whole line and prints a row for each, and totals.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type TryResult, type TypeScriptLine, tryDocument } from "lockstep";
import { findDocuments } from "./corpus/documents.ts";
import { failureKinds } from "./corpus/failure-kinds.ts";
import { folderName, shortNames } from "./corpus/names.ts";
import { codeHash, keepResult, keptResult } from "./corpus/resume.ts";
import { header, row } from "./corpus/table.ts";
import { totalsOf, totalsText } from "./corpus/totals.ts";
import { root } from "./workspace.ts";

const usage = `usage: pnpm corpus <folders or files…>
  --recursive          search folders below the folders too
  --jobs <number>      documents that are tried at a time; default 2
  --limit <seconds>    time for each document; default 600
  --typescript <line>  compile with 7 or 5.9; default 7
  --lenient            go on although references lead nowhere
  --reduce <seconds>   time to make small documents of a document's failures, 0 for none; default 60
  --json <file>        write totals and results for machines
  --resume             keep what is known of documents that have not changed, as long as Lockstep has not either`;

const { values, positionals } = readArguments();
const cwd = process.env["INIT_CWD"] ?? ".";
const paths = positionals.map((path) => resolve(cwd, path));
for (const path of paths) if (!existsSync(path)) misuse(`${path} does not exist`);
const { documents, skipped } = findDocuments(paths, values.recursive);
if (documents.length === 0) misuse("there are no documents");
const work = join(root, ".lockstep/corpus");
const names = shortNames(documents);
const typescript = values.typescript as TypeScriptLine;
const code = codeHash(root, JSON.stringify({ typescript, lenient: values.lenient, reduce: values.reduce }));
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort(signal));

mkdirSync(work, { recursive: true });

console.log(header);
const results: TryResult[] = [];
const running = new Map<string, string>();
const queue = [...documents];
await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
clear();
results.sort((a, b) => (a.document < b.document ? -1 : 1));
const totals = totalsOf(results);
console.log(totalsText(totals));
if (skipped > 0) console.log(`${skipped} files are no OpenAPI documents and were skipped`);
for (const result of results) printFailures(result);
const kinds = failureKinds(results);
if (kinds.length > 0) console.log("\nkinds of failure, with the documents that have them");
for (const { phase, kind, count, documents: having } of kinds.slice(0, 40)) {
  console.log(`  ${String(having.length).padStart(4)} (${count} times)  ${phase}  ${kind}`);
}
if (values.json !== undefined) {
  writeFileSync(resolve(cwd, values.json), JSON.stringify({ totals, kinds, results }, null, 2));
}
if (stop.signal.aborted) console.log(`interrupted: ${documents.length - results.length} documents are left`);
process.exitCode = stop.signal.aborted ? 130 : results.every(({ failures }) => failures.length === 0) ? 0 : 1;

async function worker(): Promise<void> {
  for (let next = queue.shift(); next !== undefined && !stop.signal.aborted; next = queue.shift()) {
    const result = await tryOne(next);
    running.delete(next);
    if (!result) return;
    results.push(result);
    clear();
    console.log(row(nameOf(next), result));
    progress();
  }
}

/** Tries one document; `undefined` when the run is stopped. */
async function tryOne(document: string): Promise<TryResult | undefined> {
  const folder = join(work, folderName(document));
  const file = `${folder}.result.json`;
  const known = values.resume ? keptResult(file, code) : undefined;
  if (known) return known;
  try {
    const job = { document, folder, cwd: root, typescript, lenient: values.lenient };
    const reduction = { limitMs: Number(values.reduce) * 1000, folder: work, name: basename(folder) };
    const result = await tryDocument(job, {
      limitMs: Number(values.limit) * 1000,
      ...(reduction.limitMs > 0 && { reduction }),
      heapMegabytes: 6000,
      signal: stop.signal,
      progress(doing) {
        running.set(document, doing);
        progress();
      },
    });
    keepResult(file, code, result);
    return result;
  } catch (error) {
    if (stop.signal.aborted) return undefined;
    throw error;
  }
}

/** One line on a terminal: how many are done, and what is being done. */
function progress(): void {
  if (!process.stdout.isTTY) return;
  const current = [...running].map(([document, phase]) => `${nameOf(document)}: ${phase}`).join(", ");
  clear();
  process.stdout.write(
    `${results.length}/${documents.length}  ${current}`.slice(0, process.stdout.columns - 1),
  );
}

function clear(): void {
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[2K");
}

function printFailures({ document, failures }: TryResult): void {
  for (const { phase, operation, message, reproduction } of failures.slice(0, 5)) {
    const line = message.split("\n", 1)[0]?.slice(0, 300);
    console.log(`  ${nameOf(document)}  ${phase}  ${operation ?? ""}  ${line}`);
    if (reproduction !== undefined) console.log(`      ${relative(cwd, reproduction)}`);
  }
  if (failures.length > 5) console.log(`  ${nameOf(document)}  … and ${failures.length - 5} more`);
}

function nameOf(document: string): string {
  return names.get(document) ?? document;
}

function readArguments() {
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: {
        recursive: { type: "boolean", default: false },
        jobs: { type: "string", default: "2" },
        limit: { type: "string", default: "600" },
        typescript: { type: "string", default: "7" },
        lenient: { type: "boolean", default: false },
        reduce: { type: "string", default: "60" },
        json: { type: "string" },
        resume: { type: "boolean", default: false },
      },
    });
    const { jobs, limit, reduce, typescript } = parsed.values;
    if (!/^\d+$/.test(reduce)) misuse(`--reduce takes seconds, not ${reduce}`);
    if (!/^[1-9]\d*$/.test(jobs)) misuse(`--jobs takes a number of 1 or more, not ${jobs}`);
    if (!/^[1-9]\d*$/.test(limit)) misuse(`--limit takes seconds, not ${limit}`);
    if (!/^(?:7|5\.9)$/.test(typescript)) misuse(`--typescript takes 7 or 5.9, not ${typescript}`);
    return parsed;
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
}

function misuse(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}
