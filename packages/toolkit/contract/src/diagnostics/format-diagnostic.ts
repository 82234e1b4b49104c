import { isAbsolute, relative } from "node:path";
import type { Diagnostic, Severity, SourceFrame, SourceLocation } from "./diagnostic.ts";
import { visible, visibleInPlace } from "./visible.ts";

export interface FormatOptions {
  /** ANSI colours. Default false. */
  readonly color?: boolean;
  /** Paths below this folder are written relative to it. Default: absolute. */
  readonly cwd?: string;
}

/**
 * One finding as text: `file:line:column  severity  id  message`, the lines around it with the range underlined and the
 * hint beside the carets, then the related places. No line break at the end. What a document says moves no cursor and starts no line.
 */
export function formatDiagnostic(diagnostic: Diagnostic, options: FormatOptions = {}): string {
  const paint = painter(options.color ?? false);
  const { severity, location, frame } = diagnostic;
  const hint = diagnostic.hint === undefined ? undefined : visible(diagnostic.hint);
  const place = placeOf(location, options.cwd);
  const lines = [
    `${paint("bold", place)}  ${paint(severity, severity)}  ${paint("dim", diagnostic.id)}  ${visible(diagnostic.message)}`,
  ];
  if (frame !== undefined && frame.lines.length > 0) {
    lines.push(...frameLines(frame, location, hint, severity, paint));
  } else if (hint !== undefined && hint !== "") {
    lines.push(`    ${hint}`);
  }
  for (const { message, location: at } of diagnostic.related ?? []) {
    lines.push(`    ${placeOf(at, options.cwd)}  ${visible(message)}`);
  }
  return lines.join("\n");
}

type Style = Severity | "bold" | "dim";
type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
};

function painter(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => `\u001B[${codes[style][0]}m${text}\u001B[${codes[style][1]}m`;
}

function placeOf(location: SourceLocation, cwd: string | undefined): string {
  let file = location.file;
  if (cwd !== undefined && isAbsolute(file)) {
    const path = relative(cwd, file);
    if (path !== "" && !path.startsWith("..")) file = path;
  }
  return `${visible(file)}:${location.line}:${location.column}`;
}

/** Longest stretch of a line that is shown; a minified document is one line. */
const MAX_WIDTH = 120;

function frameLines(
  frame: SourceFrame,
  location: SourceLocation,
  hint: string | undefined,
  severity: Severity,
  paint: Paint,
): readonly string[] {
  const width = String(frame.firstLine + frame.lines.length - 1).length;
  const shift = location.column > MAX_WIDTH ? location.column - 40 : 0;
  const lines: string[] = [];
  for (const [index, raw] of frame.lines.entries()) {
    const number = frame.firstLine + index;
    const here = number === location.line;
    const text = visibleInPlace(raw.slice(shift, shift + MAX_WIDTH));
    const gutter = `${here ? " >" : "  "} ${String(number).padStart(width)} |`;
    lines.push(`${paint("dim", gutter)} ${text}`.trimEnd());
    if (!here) continue;
    const start = location.column - 1 - shift;
    const room = Math.max(1, MAX_WIDTH - start);
    const carets = "^".repeat(Math.min(room, Math.max(1, location.endColumn - location.column)));
    const beside = hint === undefined || hint === "" ? "" : ` ${hint}`;
    lines.push(`${" ".repeat(gutter.length + 1 + start)}${paint(severity, carets + beside)}`);
  }
  return lines;
}
