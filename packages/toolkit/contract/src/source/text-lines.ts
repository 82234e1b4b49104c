/** Offsets at which the lines of a text start; a line ends at LF, CRLF or CR. */
export interface TextLines {
  readonly count: number;
  /** Line and column of an offset, both from 1. */
  position(offset: number): { readonly line: number; readonly column: number };
  /** Text of a line without its end; empty where there is no such line. */
  text(line: number): string;
}

/** Splits a text into lines once, for many lookups. */
export function textLines(text: string): TextLines {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const startOf = (line: number): number => starts[line - 1] ?? text.length;
  return {
    count: starts.length,
    position(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    text(line) {
      if (line < 1 || line > starts.length) return "";
      let end = startOf(line + 1);
      while (end > startOf(line) && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
      return text.slice(startOf(line), end);
    },
  };
}
