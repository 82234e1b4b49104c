import { fileURLToPath } from "node:url";
import { startWorker, type TryJob, type TryResult, type WorkerOptions } from "@lockstep/try";

/**
 * Takes a document through everything that Lockstep makes of it, in a process of its own: it is generated, compiled, started, called
 * and refused. What goes wrong is in the result.
 * @throws The reason of `signal`, where it aborts.
 */
export function tryDocument(job: TryJob, options: Omit<WorkerOptions, "module">): Promise<TryResult> {
  // The worker has the extension of this file: `.ts` in the sources, `.js` when published.
  const module = fileURLToPath(new URL(`./worker${import.meta.url.slice(-3)}`, import.meta.url));
  return startWorker(job, { module, ...options });
}
