import { inComment } from "./hostile-text.ts";

const maxColumns = 100;

/**
 * A doc comment, without a line break at its end; `""` when there is nothing to say. Lines past 100 columns are
 * broken between words (not inside code fences), blank lines at the ends are dropped, no line has spaces at its end.
 * Nothing can close the comment early. Text of the document goes through `docText` first, or its `@` start tags.
 */
export function tsDoc(lines: readonly string[], indent: number): string {
  const margin = " ".repeat(indent);
  const text = trimBlank(wrap(lines.flatMap(cleanLines), maxColumns - indent - 3));
  const [only] = text;
  if (only === undefined) return "";
  const single = `${margin}/** ${only} */`;
  if (text.length === 1 && single.length <= maxColumns) return single;
  return [
    `${margin}/**`,
    ...text.map((line) => (line === "" ? `${margin} *` : `${margin} * ${line}`)),
    `${margin} */`,
  ].join("\n");
}

/** Text of the document as lines of a doc comment: what looks like a tag (`@deprecated`) is text. */
export function docText(text: string): readonly string[] {
  const lines = cleanLines(text);
  return text.includes("@") ? lines.map((line) => line.replace(/(?<![\w\\`])@/g, "\\@")) : lines;
}

/** A line that is clean already: printable ASCII without `*`, `@` and `#`, that does not end with a space. Most are. */
const plainLine = /^(?:[ -"$-)+-?A-~]*[!"$-)+-?A-~])?$/;

function cleanLines(text: string): readonly string[] {
  if (plainLine.test(text)) return [text];
  return text.split(/\r\n|[\r\n\u2028\u2029]/).map((line) =>
    inComment(line.replace(/\t/g, "  "))
      .replace(/\*(?=\/)/g, "*\\")
      .trimEnd(),
  );
}

function wrap(lines: readonly string[], columns: number): readonly string[] {
  let fenced = false;
  return lines.flatMap((line) => {
    const fence = /^\s*(```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    return fence || fenced || line.length <= columns ? [line] : wrapLine(line, columns);
  });
}

function wrapLine(line: string, columns: number): readonly string[] {
  const start = /^\s*(?:[-*+] |\d+[.)] |@\w+ )?/.exec(line)?.[0] ?? "";
  const hanging = " ".repeat(start.startsWith("@") ? 2 : Math.min(start.length, 20));
  const wrapped: string[] = [];
  let current = start;
  let empty = true;
  for (const word of line.slice(start.length).split(/ +/)) {
    if (!empty && current.length + 1 + word.length > columns) {
      wrapped.push(current.trimEnd());
      current = hanging;
      empty = true;
    }
    current += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...wrapped, current.trimEnd()];
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first === -1) return [];
  return lines.slice(first, lines.findLastIndex((line) => line.trim() !== "") + 1);
}
