import { diagnosticAsJson } from "../print-diagnostics.ts";
import type { TrySummary } from "./summary.ts";

/** Prints one JSON object with everything that the summary says, complete. */
export function printJson({ result, kept, terminal }: TrySummary): void {
  const { failures, foreign, diagnostics } = result;
  terminal.out(
    JSON.stringify({
      ok: failures.length === 0 && foreign === undefined,
      ...result,
      diagnostics: diagnostics.map(diagnosticAsJson),
      kept,
    }),
  );
}
