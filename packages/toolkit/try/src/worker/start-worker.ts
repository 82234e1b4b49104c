import { type ChildProcess, fork } from "node:child_process";
import { emptyResult, type Phase, type TryFailure, type TryResult } from "../result.ts";
import type { TryJob } from "../try-document.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

export interface WorkerOptions {
  /** The module to run; it calls `serveWorker`. */
  readonly module: string;
  /** The worker is ended after this time, in ms. */
  readonly limitMs: number;
  /** Heap of the worker, in MB. Default: Node's own. */
  readonly heapMegabytes?: number;
  /** Told of each phase as it begins. */
  readonly progress?: (phase: Phase) => void;
  /** Ends the worker; the promise then rejects with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Tries a document in a process of its own, so that generated code can neither hang nor break this one. A process that is ended, by
 * its time limit or by itself, leaves what was known by then, with a failure that says so.
 */
export function startWorker(job: TryJob, options: WorkerOptions): Promise<TryResult> {
  const { module, limitMs, heapMegabytes, progress, signal } = options;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const heap = heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`];
    const child = fork(module, [], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: heap,
      // Its own group, so that a compiler it has started ends with it.
      detached: process.platform !== "win32",
      serialization: "advanced",
    });
    let phase: Phase = "load";
    let result = emptyResult(job.document);
    let done = false;
    let limited = false;
    let noise = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      noise = (noise + text).slice(-2000);
    });
    const stop = (): void => endGroup(child);
    const timer = setTimeout(() => {
      limited = true;
      stop();
    }, limitMs);
    signal?.addEventListener("abort", stop);
    child.on("message", (message: FromWorker) => {
      if (message.kind === "ready") {
        child.send({ job } satisfies ToWorker);
        return;
      }
      result = message.result;
      if (message.kind === "done") done = true;
      else {
        phase = message.phase;
        progress?.(phase);
      }
    });
    child.on("error", reject);
    child.on("close", (code, ended) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) return reject(signal.reason);
      if (done) return resolve(result);
      const failure = limited
        ? failureOf("limit", `ended after ${limitMs / 1000} s, while ${names[phase]}`, names[phase])
        : failureOf(
            "crash",
            `the process ended with ${ended ?? code} while ${names[phase]}: ${noise}`,
            names[phase],
          );
      resolve({ ...result, failures: [...result.failures, failure] });
    });
  });
}

const names: Readonly<Record<Phase, string>> = {
  load: "loading",
  generate: "generating",
  compile: "compiling",
  boot: "starting the server",
  answer: "calling the operations",
  refusal: "comparing refusals",
  limit: "the limit",
  crash: "the end",
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

function failureOf(phase: Phase, message: string, kind: string): TryFailure {
  return { phase, message, kind };
}
