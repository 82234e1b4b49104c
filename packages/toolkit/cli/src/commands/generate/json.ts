import { relativePath } from "../../config/resolve-config.ts";
import { diagnosticAsJson } from "../print-diagnostics.ts";
import type { Summary } from "./summary.ts";

/** Prints one JSON object with everything that the summary says, complete. */
export function printJson({ config, result, elapsedMs, check, terminal }: Summary): void {
  terminal.out(
    JSON.stringify({
      ok: result.ok,
      check,
      contract: config.header.source,
      diagnostics: result.diagnostics.map(diagnosticAsJson),
      outputs: result.folders.map(({ folder, outputs, entries, handlers }) => ({
        outputs,
        folder: relativePath(terminal.cwd, folder),
        files: entries.map(({ path, state, action, edited }) => ({ path, state, action, edited })),
        handlers,
      })),
      elapsedMs: Math.round(elapsedMs),
    }),
  );
}
