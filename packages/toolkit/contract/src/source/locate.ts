import type { SourceFrame, SourceLocation } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { type TextLines, textLines } from "./text-lines.ts";

/** Which part of a node is meant: its key, its value, or some text inside its value. */
export type PlacePart = "key" | "value" | { readonly text: string };

/** Line and column of a node in its file; of its nearest ancestor's key where the file does not hold it. */
export function locateInFile(
  file: SourceFile | undefined,
  name: string,
  pointer: string,
  part: PlacePart = "value",
): SourceLocation {
  if (file === undefined) return { file: name, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const range = file.positions().find(pointer);
  const key = range.keyStart !== undefined && range.keyEnd !== undefined;
  if (key && (part === "key" || !range.exact)) {
    return locationOf(file, range.keyStart ?? 0, range.keyEnd ?? 0);
  }
  if (typeof part === "object") {
    const found = file.text.slice(range.valueStart, range.valueEnd).lastIndexOf(part.text);
    if (found >= 0) {
      const start = range.valueStart + found;
      return locationOf(file, start, start + part.text.length);
    }
  }
  return locationOf(file, range.valueStart, range.valueEnd);
}

/** Line and column of a range of offsets. A range over several lines ends with its first. */
export function locationOf(file: SourceFile, start: number, end: number): SourceLocation {
  const lines = file.lines();
  const from = lines.position(start);
  const to = lines.position(Math.max(start, end));
  const endColumn = to.line === from.line ? to.column : lines.text(from.line).trimEnd().length + 1;
  return {
    file: file.location,
    line: from.line,
    column: from.column,
    endLine: from.line,
    endColumn: Math.max(from.column, endColumn),
  };
}

/** The line of a location in a file that was read, with the one before and the one after it. */
export function frameAt(file: SourceFile | undefined, location: SourceLocation): SourceFrame | undefined {
  if (file === undefined || file.text === "") return undefined;
  return frameOf(file.lines(), location);
}

/** The same for a text by itself. */
export function frameIn(text: string, location: SourceLocation): SourceFrame {
  return frameOf(textLines(text), location);
}

function frameOf(lines: TextLines, location: SourceLocation): SourceFrame {
  const firstLine = Math.max(1, location.line - 1);
  const lastLine = Math.min(lines.count, location.line + 1);
  const texts: string[] = [];
  for (let line = firstLine; line <= lastLine; line++) texts.push(lines.text(line));
  if (texts.length > 1 && lastLine === lines.count && texts.at(-1) === "") texts.pop();
  return { firstLine, lines: texts };
}
