import { type ChildProcess, fork } from "node:child_process";
import type { Reduction } from "../reduce/reduce-failures.ts";
import { emptyResult, type LinePhase, type TryFailure, type TryResult } from "../result.ts";
import type { TryJob } from "../try-document.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

export interface WorkerOptions {
  /** The module to run; it calls `serveWorker`. */
  readonly module: string;
  /** The worker is ended after this time, in ms. What failures take to be made small comes on top. */
  readonly limitMs: number;
  /** Default: failures are not made small. */
  readonly reduction?: Reduction;
  /** Heap of the worker, in MB. Default: Node's own. */
  readonly heapMegabytes?: number;
  /** Told of what begins. */
  readonly progress?: (doing: LinePhase | "reduce") => void;
  /** Ends the worker; the promise then rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** A step of making a document small may begin just before its time is up, and take as long as the document took. */
const reductionGraceMs = 60_000;

/**
 * Tries a document in a process of its own, so that generated code can neither hang nor break this one. A process that is ended, by
 * its time limit or by itself, leaves what was known by then, with a failure that says so.
 */
export function startWorker(job: TryJob, options: WorkerOptions): Promise<TryResult> {
  const { module, limitMs, reduction, heapMegabytes, progress, signal } = options;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = fork(module, [], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`],
      // Its own group, so that a compiler it has started ends with it.
      detached: process.platform !== "win32",
      serialization: "advanced",
    });
    let phase: LinePhase = "load";
    let result = emptyResult(job.document);
    let tried = false;
    let limited = false;
    let noise = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      noise = (noise + text).slice(-2000);
    });
    const stop = (): void => endGroup(child);
    const stopLate = (): void => {
      limited = true;
      stop();
    };
    let timer = setTimeout(stopLate, limitMs);
    signal?.addEventListener("abort", stop);
    const receive = (message: FromWorker): void => {
      if (message.kind === "ready") {
        child.send({ job, ...(reduction && { reduction }) } satisfies ToWorker);
        return;
      }
      result = message.result;
      if (message.kind === "phase") {
        phase = message.phase;
        progress?.(phase);
      } else if (!tried) {
        tried = true;
        clearTimeout(timer);
        timer = setTimeout(stop, (reduction?.limitMs ?? 0) + reductionGraceMs);
        if (reduction && result.failures.length > 0) progress?.("reduce");
      }
    };
    child.on("message", receive);
    child.on("error", reject);
    child.on("close", (code, ended) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) return reject(signal.reason);
      if (tried) return resolve(result);
      const doing = doings[phase];
      const failure: TryFailure = limited
        ? { phase: "limit", message: `ended after ${limitMs / 1000} s, while ${doing}`, kind: doing }
        : { phase: "crash", message: `ended with ${ended ?? code} while ${doing}: ${noise}`, kind: doing };
      resolve({ ...result, failures: [...result.failures, failure] });
    });
  });
}

const doings: Readonly<Record<LinePhase, string>> = {
  load: "loading",
  generate: "generating",
  compile: "compiling",
  boot: "starting the server",
  answer: "calling the operations",
  refusal: "comparing refusals",
};

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}
