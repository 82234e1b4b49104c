import { type Diagnostic, formatDiagnostic, visible } from "@lockstep/contract";
import { relativePath } from "../../config/resolve-config.ts";
import { createPaint } from "../../terminal/colors.ts";
import { countsOf, diagnosticAsJson } from "../print-diagnostics.ts";

/** Findings that are no errors and shown as code frames; the other formats show all. */
const shownFrames = 100;

export interface FormatInput {
  readonly diagnostics: readonly Diagnostic[];
  readonly ok: boolean;
  /** Paths below it are printed relative to it. */
  readonly cwd: string;
  readonly color: boolean;
}

/** How findings are printed, by the name that `--format` takes. */
export const formats: Readonly<Record<string, (input: FormatInput) => readonly string[]>> = {
  codeframe: formatCodeframes,
  stylish: formatStylish,
  json: formatJson,
  github: formatGithub,
};

function formatCodeframes({ diagnostics, cwd, color }: FormatInput): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const others = diagnostics.filter(({ severity }) => severity !== "error");
  const frames = [...others.slice(0, shownFrames), ...errors].map(
    (diagnostic) => `${formatDiagnostic(diagnostic, { color, cwd })}\n`,
  );
  const rest = others.length - shownFrames;
  const more = rest > 0 ? [`… and ${rest} more that are no errors; --format stylish shows all\n`] : [];
  return [...frames, ...more, totals(diagnostics)];
}

function formatStylish({ diagnostics, cwd, color }: FormatInput): readonly string[] {
  const paint = createPaint(color);
  const files = Map.groupBy(diagnostics, ({ location }) => location.file);
  const blocks = [...files].map(([file, found]) => {
    const rows = found
      .map(({ id, severity, message, hint, location: { line, column } }) => ({
        id,
        severity,
        message,
        hint,
        line,
        column,
      }))
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .map(({ id, severity, message, hint, line, column }) => {
        const style = severity === "error" ? "red" : severity === "warning" ? "yellow" : "cyan";
        const text = visible(hint === undefined || hint === "" ? message : `${message} (${hint})`);
        return `  ${`${line}:${column}`.padEnd(9)}${paint(style, severity.padEnd(8))} ${text}  ${paint("dim", id)}`;
      });
    return [paint("bold", visible(displayed(file, cwd))), ...rows, ""].join("\n");
  });
  return [...blocks, totals(diagnostics)];
}

function formatJson({ diagnostics, ok }: FormatInput): readonly string[] {
  return [JSON.stringify({ ok, diagnostics: diagnostics.map(diagnosticAsJson) })];
}

/** Workflow commands, which GitHub shows beside the lines of a pull request. */
function formatGithub({ diagnostics, cwd }: FormatInput): readonly string[] {
  const levels = { error: "error", warning: "warning", info: "notice" } as const;
  const lines = diagnostics.map(({ id, severity, message, hint, location }) => {
    const { file, line, column, endLine, endColumn } = location;
    const end = endColumn > column ? endColumn - 1 : column;
    const properties = Object.entries({
      file: displayed(file, cwd),
      line,
      endLine,
      col: column,
      endColumn: end,
      title: id,
    }).map(
      ([key, value]) => `${key}=${escaped(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`,
    );
    return `::${levels[severity]} ${properties.join(",")}::${escaped(hint ? `${message} (${hint})` : message)}`;
  });
  return [...lines, totals(diagnostics)];
}

function totals(diagnostics: readonly Diagnostic[]): string {
  return countsOf(diagnostics) || "no findings";
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function displayed(file: string, cwd: string): string {
  const path = relativePath(cwd, file);
  return path.startsWith("..") || /^\w+:\/\//.test(file) ? file : path;
}
