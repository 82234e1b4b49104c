import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyResult } from "../result.ts";
import { startWorker } from "./start-worker.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lockstep-worker-"));
});
afterEach(() => rm(folder, { recursive: true }));

const result = emptyResult("/pets.yaml");
const job = { document: "/pets.yaml", folder: "/generated", cwd: "/" };

/** A worker that does something when it is told its job. */
async function worker(code: string): Promise<string> {
  const module = join(folder, "worker.mjs");
  const lines = [
    `const result = ${JSON.stringify(result)};`,
    `process.on("message", async ({ job }) => { ${code} });`,
    'process.send({ kind: "ready" });',
  ];
  await writeFile(module, lines.join("\n"));
  return module;
}

test("gives the result, and tells of the phases on the way", async () => {
  const module = await worker(`
    process.send({ kind: "phase", phase: "compile", result });
    process.send({ kind: "tried", result });
    process.send({ kind: "done", result: { ...result, answered: Number(job.document === "/pets.yaml") } }, () => process.exit());`);
  const phases: string[] = [];
  const options = { module, limitMs: 20_000, progress: (phase: string) => void phases.push(phase) };
  expect(await startWorker(job, options)).toEqual({ ...result, answered: 1 });
  expect(phases).toEqual(["compile"]);
});

test("a worker that takes too long is ended; what it knew is kept", async () => {
  const module = await worker(`
    process.send({ kind: "phase", phase: "answer", result: { ...result, compiled: true } });
    setInterval(() => {}, 1000);`);
  expect(await startWorker(job, { module, limitMs: 1500 })).toMatchObject({
    compiled: true,
    failures: [{ phase: "limit", message: "ended after 1.5 s, while calling the operations" }],
  });
});

test("a worker that breaks says why", async () => {
  const module = await worker(`
    process.send({ kind: "phase", phase: "boot", result }, () => { throw new Error("out of memory"); });`);
  const { failures } = await startWorker(job, { module, limitMs: 20_000 });
  expect(failures).toMatchObject([
    { phase: "crash", message: expect.stringMatching(/while starting the server[\s\S]*out of memory/) },
  ]);
});

test("a worker that is ended while it makes failures small has its result already", async () => {
  const module = await worker(`
    process.send({ kind: "tried", result: { ...result, refused: 3 } }, () => process.exit(1));`);
  const reduction = { limitMs: 20_000, folder, name: "pets" };
  expect(await startWorker(job, { module, limitMs: 20_000, reduction })).toMatchObject({
    refused: 3,
    failures: [],
  });
});

test("aborting ends it, and what it has started", async () => {
  const pid = join(folder, "pid");
  const module = await worker(`
    const { spawn } = await import("node:child_process");
    const { writeFileSync } = await import("node:fs");
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(${JSON.stringify(pid)}, String(child.pid));
    process.send({ kind: "phase", phase: "compile", result });`);
  const stop = new AbortController();
  const reason = new Error("stop");
  const options = { module, limitMs: 20_000, signal: stop.signal, progress: () => stop.abort(reason) };
  await expect(startWorker(job, options)).rejects.toBe(reason);
  const child = Number(await readFile(pid, "utf8"));
  await expect.poll(() => isRunning(child), { timeout: 10_000 }).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
