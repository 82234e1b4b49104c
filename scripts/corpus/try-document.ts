// One document through the whole line: load, generate, compile, boot, answer, refuse. Run by `corpus.ts` in a process of its own.
//   node scripts/corpus/try-document.ts <document> <folder to generate into> <file for the result>
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { loadContract } from "@lockstep/contract";
import { generate } from "lockstep";
import { run } from "../run.ts";
import { root } from "../workspace.ts";
import { exercise } from "./exercise.ts";
import type { DocumentFailure, DocumentResult } from "./result.ts";

const [document = "", folder = "", resultFile = ""] = process.argv.slice(2);
const failures: DocumentFailure[] = [];
const times = { load: 0, generate: 0, compile: 0 };
let operations = 0;
let errors: readonly string[] = [];
let typeErrors = 0;
let exercised = { booted: false, answered: 0, refused: 0, breakable: 0 };

try {
  await tryDocument();
} catch (error) {
  fail("generate", error instanceof Error ? (error.stack ?? error.message) : String(error));
}
const result: DocumentResult = {
  document,
  operations,
  errors,
  loadMs: Math.round(times.load),
  generateMs: Math.round(times.generate),
  compileMs: Math.round(times.compile),
  typeErrors,
  ...exercised,
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  failures,
};
writeFileSync(resultFile, JSON.stringify(result, null, 2));
process.exit(0);

async function tryDocument(): Promise<void> {
  const loaded = await timed("load", () => loadContract(document));
  const faults = loaded.diagnostics.filter(({ severity }) => severity === "error");
  errors = faults.map(({ id }) => id);
  for (const { id, message, location } of faults.slice(0, 20)) {
    fail("load", `${id} ${message} (${location.file}:${location.line}:${location.column})`);
  }
  if (!loaded.contract) return;
  operations = loaded.contract.operations.length;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const made = await timed("generate", () =>
    generate({
      contract: document,
      name: "Tried",
      outputs: { client: folder, server: folder, mocks: folder, lint: folder },
    }),
  );
  const stopping = made.diagnostics.filter(({ severity }) => severity === "error");
  for (const { id, message } of stopping) fail("generate", `${id} ${message}`);
  if (stopping.length > 0) return;

  const tsconfig = { extends: join(relative(folder, root), "tsconfig.base.json"), include: ["gen", "src"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const compiled = await timed("compile", () => run("tsc", ["-p", folder]));
  const lines = compiled.output.split("\n").filter((line) => line.includes("error TS"));
  typeErrors = lines.length || (compiled.exitCode === 0 ? 0 : 1);
  for (const line of lines.slice(0, 20)) fail("compile", line);

  exercised = await exercise(folder, (failure) => failures.push(failure));
}

async function timed<Value>(phase: keyof typeof times, work: () => Promise<Value>): Promise<Value> {
  const started = performance.now();
  try {
    return await work();
  } finally {
    times[phase] = performance.now() - started;
  }
}

function fail(phase: DocumentFailure["phase"], message: string): void {
  failures.push({ phase, message });
}
