import { type Diagnostic, formatDiagnostic } from "@lockstep/contract";

/** Findings that cannot be printed, or that do more to a terminal than to be read there. */
export function diagnosticFaults(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap((diagnostic) => {
    const printed = formatDiagnostic(diagnostic, { cwd: "/fuzz" });
    const [headline = "", ...others] = printed.split("\n");
    const frame = others.every((line) => /^(?: [ >] +\d+ \|| {4})/.test(line));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const acts = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(printed);
    const told = headline.includes(`  ${diagnostic.id}  `);
    return frame && told && !acts
      ? []
      : [`a finding that cannot be read: ${JSON.stringify(printed.slice(0, 300))}`];
  });
}
