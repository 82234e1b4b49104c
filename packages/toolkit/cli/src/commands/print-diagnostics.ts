import { type Diagnostic, formatDiagnostic } from "@lockstep/contract";
import type { Terminal } from "../terminal/terminal.ts";

/** Warnings and infos that are printed in full; errors all are. */
const shown = 20;

/** Prints findings as code frames, the most severe first; a summary of the rest names where to see them. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const others = [
    ...diagnostics.filter(({ severity }) => severity === "warning"),
    ...diagnostics.filter(({ severity }) => severity === "info"),
  ];
  for (const diagnostic of [...others.slice(0, shown), ...errors]) {
    terminal.out(`${formatDiagnostic(diagnostic, { color: terminal.color, cwd: terminal.cwd })}\n`);
  }
  if (others.length > shown) terminal.out(`… and ${others.length - shown} more; see --json\n`);
}

/** `2 errors, 1 warning`, or `""` when there are none. */
export function countsOf(diagnostics: readonly Diagnostic[]): string {
  return (["error", "warning", "info"] as const)
    .flatMap((severity) => {
      const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
      return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
    })
    .join(", ");
}

/** A finding as data, its positions included. */
export function diagnosticAsJson({ id, severity, message, hint, location, related }: Diagnostic): object {
  return { id, severity, message, hint, ...location, related: related?.length ? related : undefined };
}
