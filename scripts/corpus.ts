// Takes real documents through the whole line and prints a row for each.
//   pnpm corpus <folders or files…> [--jobs 2] [--limit 600] [--json file] [--resume]
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { DocumentResult } from "./corpus/result.ts";
import { header, row, totals } from "./corpus/table.ts";
import { root } from "./workspace.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: "string", default: "2" },
    limit: { type: "string", default: "600" },
    json: { type: "string" },
    resume: { type: "boolean", default: false },
  },
});
const nothing: Omit<DocumentResult, "document" | "failures"> = {
  operations: 0,
  errors: [],
  loadMs: 0,
  generateMs: 0,
  compileMs: 0,
  typeErrors: 0,
  booted: false,
  answered: 0,
  refused: 0,
  breakable: 0,
  peakMegabytes: 0,
};
const work = join(root, ".lockstep/corpus");
const documents = positionals.flatMap((path) => documentsAt(resolve(process.env["INIT_CWD"] ?? ".", path)));
if (documents.length === 0) {
  console.error(
    "usage: pnpm corpus <folders or files…> [--jobs 2] [--limit seconds] [--json file] [--resume]",
  );
  process.exit(2);
}
if (!values.resume) rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

console.log(header);
const results: DocumentResult[] = [];
const queue = [...documents];
await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
results.sort((a, b) => (a.document < b.document ? -1 : 1));
console.log(totals(results));
for (const { document, failures } of results) {
  for (const { phase, operation, message } of failures.slice(0, 5)) {
    console.log(
      `  ${basename(document)}  ${phase}  ${operation ?? ""}  ${message.split("\n", 1)[0]?.slice(0, 240)}`,
    );
  }
  if (failures.length > 5) console.log(`  ${basename(document)}  … and ${failures.length - 5} more`);
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results, null, 2));
process.exitCode = results.every(({ failures }) => failures.length === 0) ? 0 : 1;

async function worker(): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const result = await tryOne(next);
    results.push(result);
    console.log(row(result));
  }
}

/** Runs one document in a process of its own, ended when it takes too long. A result that is there already is kept. */
function tryOne(document: string): Promise<DocumentResult> {
  const name = basename(document).replace(/[^\w.-]/g, "_");
  const file = join(work, `${name}.result.json`);
  const known = values.resume && existsSync(file) ? readResult(file) : undefined;
  if (known) return Promise.resolve(known);
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [
        "--max-old-space-size=6000",
        join(root, "scripts/corpus/try-document.ts"),
        document,
        join(work, name),
        file,
      ],
      { cwd: root, stdio: ["ignore", "ignore", "pipe"] },
    );
    let noise = "";
    child.stderr.on("data", (chunk: Buffer) => {
      noise = (noise + String(chunk)).slice(-2000);
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), Number(values.limit) * 1000);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const message = signal ? `ended after ${values.limit} s` : `ended with ${code}: ${noise}`;
      done(
        (code === 0 ? readResult(file) : undefined) ?? {
          ...nothing,
          document,
          failures: [{ phase: "limit", message }],
        },
      );
    });
  });
}

function readResult(file: string): DocumentResult | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DocumentResult) : undefined;
}

function documentsAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => /\.(json|ya?ml)$/.test(name));
  return names.sort().map((name) => join(path, name));
}
