// Generates code from hostile documents and checks that nothing of them became code.
//   pnpm fuzz [--count 10000] [--seed 1] [--jobs 2] [--limit 3600] [--compile-every 40] [--resume]
import { fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import type { ChunkMessage } from "./fuzz/chunk.ts";
import { type ChunkResult, chunkResult, summaryOf } from "./fuzz/summary.ts";
import type { SeedResult } from "./fuzz/try-seed.ts";
import { root } from "./workspace.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    jobs: { type: "string", default: "2" },
    limit: { type: "string", default: "3600" },
    "compile-every": { type: "string", default: "40" },
    resume: { type: "boolean", default: false },
  },
});
const [count, first, jobs, limitSeconds] = [values.count, values.seed, values.jobs, values.limit].map(
  Number,
) as [number, number, number, number];
const chunkSize = 250;
/** The longest that one document may take; chunks end with a run of the compiler, which is slower. */
const silenceMs = { document: 30_000, compiler: 300_000 };

const work = join(root, ".lockstep/fuzz");
if (!values.resume) rmSync(work, { recursive: true, force: true });
mkdirSync(join(work, "failures"), { recursive: true });

const started = performance.now();
const seconds = (): number => (performance.now() - started) / 1000;
const chunks: ChunkResult[] = [];
const starts = Array.from({ length: Math.ceil(count / chunkSize) }, (_, index) => first + index * chunkSize);
let stopped = false;
await Promise.all(Array.from({ length: jobs }, worker));
console.log(summaryOf(chunks, seconds()));
if (stopped) console.log(`stopped after ${limitSeconds} s; go on with --resume`);
process.exitCode = stopped || chunks.some(({ failed }) => failed.length > 0) ? 1 : 0;

async function worker(): Promise<void> {
  for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
    if (seconds() > limitSeconds) {
      stopped = true;
      return;
    }
    const end = Math.min(start + chunkSize, first + count);
    const chunk = await keptOrRun(start, end);
    chunks.push(chunk);
    for (const { seed, faults } of chunk.failed.slice(0, 5))
      console.log(`  seed ${seed}: ${faults[0]?.slice(0, 300)}`);
    console.log(
      `seeds ${start} to ${end - 1}: ${chunk.generated} generated, ${chunk.refused} refused, ${chunk.failed.length} failed (${seconds().toFixed(0)} s)`,
    );
  }
}

async function keptOrRun(start: number, end: number): Promise<ChunkResult> {
  const file = join(work, `${start}-${end}.json`);
  if (values.resume && existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as ChunkResult;
  const results: SeedResult[] = [];
  const errors = new Map<number, readonly string[]>();
  let compiled = 0;
  // A document that ends its process or never ends is a failure, and the others go on behind it.
  for (let next = start; next < end || results.length === 0; ) {
    const fault = await runChunk(next, end, (message) => {
      if (message.kind === "compiled") {
        compiled += message.count;
        for (const [seed, found] of message.errors) errors.set(seed, found);
        return;
      }
      results.push(message.result);
      if (message.reproduction === undefined) return;
      const path = join(work, "failures", `${message.result.seed}.json`);
      writeFileSync(path, JSON.stringify(message.reproduction, null, 2));
      console.log(`  reproduction in ${relative(root, path)}`);
    });
    next = (results.at(-1)?.seed ?? next - 1) + 1;
    if (fault === undefined) break;
    results.push({ seed: Math.min(next, end - 1), outcome: "generated", faults: [fault], hostile: [] });
    next += 1;
  }
  const chunk = chunkResult({ first: start, end }, results, { count: compiled, errors });
  writeFileSync(file, JSON.stringify(chunk));
  return chunk;
}

/** Runs a process over the seeds; says what ended it where that was not its own end. */
function runChunk(
  start: number,
  end: number,
  hear: (message: ChunkMessage) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = fork(
      join(root, "scripts/fuzz/chunk.ts"),
      [String(start), String(end), values["compile-every"]],
      {
        cwd: root,
        execArgv: ["--disable-warning=ExperimentalWarning"],
        silent: true,
      },
    );
    let noise = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data: Buffer) => {
        noise = (noise + String(data)).slice(-2000);
      });
    }
    let silent = false;
    const bite = (): void => {
      silent = true;
      child.kill("SIGKILL");
    };
    let watchdog = setTimeout(bite, silenceMs.document);
    child.on("message", (message: ChunkMessage) => {
      clearTimeout(watchdog);
      const last = message.kind === "tried" && message.result.seed === end - 1;
      watchdog = setTimeout(bite, last ? silenceMs.compiler : silenceMs.document);
      hear(message);
    });
    child.on("close", (code) => {
      clearTimeout(watchdog);
      if (silent) resolve("crash: nothing came of it in time");
      else resolve(code === 0 ? undefined : `crash: its process ended with ${code}: ${noise}`);
    });
  });
}
