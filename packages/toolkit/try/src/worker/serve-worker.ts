import { reduceFailures } from "../reduce/reduce-failures.ts";
import { type Generate, tryDocument } from "../try-document.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** The other side of `startWorker`: tries the document that it is sent, and ends. */
export function serveWorker(generate: Generate): void {
  // Whoever asked is gone: nobody is left to end this process.
  process.on("disconnect", () => process.exit(1));
  process.on("message", async ({ job, reduction }: ToWorker) => {
    const tried = await tryDocument(job, generate, (phase, result) => send({ kind: "phase", phase, result }));
    send({ kind: "tried", result: tried });
    const { failures } = tried;
    const now = (): number => performance.now();
    const result = reduction
      ? { ...tried, failures: await reduceFailures(failures, reduction, job, generate, now) }
      : tried;
    // Servers and timers of generated code may still run.
    send({ kind: "done", result }, () => process.exit(0));
  });
  send({ kind: "ready" });
}

function send(message: FromWorker, sent: () => void = () => undefined): void {
  process.send?.(message, sent);
}
