import type { Diagnostic } from "@lockstep/contract";

/** Findings of each severity that are kept; a document of thousands has them all counted. */
const kept = 50;
/** A line longer than this shows nothing; minified documents are one line. */
const maxLineLength = 2000;

/** Findings with their places looked up, so that they can be sent to another process; the first of each severity. */
export function plainDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return (["error", "warning", "info"] as const).flatMap((severity) =>
    diagnostics
      .filter((diagnostic) => diagnostic.severity === severity)
      .slice(0, kept)
      .map(plain),
  );
}

function plain({ id, severity, message, hint, location, related, frame }: Diagnostic): Diagnostic {
  const shown = frame?.lines.every((line) => line.length <= maxLineLength) === true;
  return {
    id,
    severity,
    message,
    ...(hint !== undefined && { hint }),
    location: { ...location },
    ...(related !== undefined && {
      related: related.map((one) => ({ message: one.message, location: { ...one.location } })),
    }),
    ...(shown && { frame }),
  };
}
