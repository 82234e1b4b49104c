import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { lastWords } from "./last-words.ts";

/** A program for Node. */
export interface Command {
  /** Absolute path of its JavaScript (or TypeScript) file: no shell and no shim lies between. */
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Exit codes that mean that it did its work; default only 0. */
  readonly goodExitCodes?: readonly number[];
}

export interface ProcessSample {
  /** From the start of the process to its end. */
  readonly milliseconds: number;
  /** Highest resident memory of the hungriest of its Node processes, in MB (10⁶ bytes). */
  readonly peakMegabytes: number;
  /** What it printed, standard output and error as they came. */
  readonly output: string;
}

const limitMs = 5 * 60_000;
/** No tool is measured while it asks for newer versions or tells that it was used. */
const atHome: NodeJS.ProcessEnv = {
  DO_NOT_TRACK: "1",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  REDOCLY_TELEMETRY: "off",
  KUBB_DISABLE_TELEMETRY: "1",
};
const preload = pathToFileURL(join(import.meta.dirname, "peak-memory.mjs")).href;

/**
 * Runs a program in a fresh process of the same Node as this one.
 * @throws Error with what its output says is wrong when it fails, or when it has not ended after five minutes.
 */
export async function runProcess(command: Command): Promise<ProcessSample> {
  const peaks = mkdtempSync(join(tmpdir(), "lockstep-bench-"));
  try {
    const started = performance.now();
    const { exitCode, signal, output } = await ended(command, {
      ...process.env,
      NODE_OPTIONS: `--import=${preload}`,
      LOCKSTEP_BENCH_PEAKS: peaks,
      ...atHome,
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
    });
    const milliseconds = performance.now() - started;
    if (signal === "SIGKILL" && milliseconds >= limitMs)
      throw new Error(`not done after ${limitMs / 1000} s`);
    if (exitCode === null || !(command.goodExitCodes ?? [0]).includes(exitCode)) {
      throw new Error(lastWords(output) || `ended with ${exitCode ?? signal}`);
    }
    const kilobytes = readdirSync(peaks).map((name) => Number(readFileSync(join(peaks, name), "utf8")));
    return { milliseconds, peakMegabytes: (Math.max(0, ...kilobytes) * 1024) / 1e6, output };
  } finally {
    rmSync(peaks, { recursive: true, force: true });
  }
}

function ended(
  { script, args, cwd }: Command,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly exitCode: number | null; readonly signal: string | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limitMs,
      killSignal: "SIGKILL",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", reject);
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal, output }));
  });
}
