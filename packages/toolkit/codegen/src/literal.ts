import { sourceMapMark, unseen } from "./hostile-text.ts";
import { assertPrintable } from "./printable.ts";

const maxColumns = 100;
const plainKey = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
/** Text that needs nothing but quotes: most of all texts, so worth a look first. */
const plainText = /^[ !#-;=-[\]-~]*$/;

export interface LiteralOptions {
  /** Columns already used on the first line, e.g. by `export const x = `. Default: the indent. */
  readonly used?: number;
}

/**
 * JSON-like data as a TypeScript literal: on one line where that fits into 100 columns, else one entry a line.
 * Keys keep their order; a property that is `undefined` is left out. `indent` is that of the line it starts on, in
 * spaces; only the lines after the first are indented.
 * @throws UnprintableValueError for NaN, functions, class instances and cycles, with the place inside the value.
 */
export function literal(value: unknown, indent: number, options: LiteralOptions = {}): string {
  assertPrintable(value);
  return print(value, indent, options.used ?? indent);
}

/** A double-quoted string that holds `text` and nothing else, whatever the text; also safe inside HTML. */
export function stringLiteral(text: string): string {
  if (plainText.test(text) && !text.includes("URL=")) return `"${text}"`;
  return JSON.stringify(text)
    .replace(unseen, escaped)
    .replace(sourceMapMark, escaped)
    .replace(/<(?=\/script|!--)/gi, escaped);
}

function escaped(text: string): string {
  return text
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** A key of an object literal or type: bare where it is a plain ASCII identifier, never the prototype. */
export function propertyKey(name: string): string {
  // As a plain or quoted key, `__proto__` would set the prototype instead of a property.
  if (name === "__proto__") return '["__proto__"]';
  return plainKey.test(name) ? name : stringLiteral(name);
}

function print(value: unknown, indent: number, used: number): string {
  // One column is kept for the comma or semicolon after the value.
  const short = printShort(value, maxColumns - 1 - used);
  if (short !== undefined) return short;
  if (typeof value !== "object" || value === null) return printScalar(value);
  const isArray = Array.isArray(value);
  const margin = " ".repeat(indent + 2);
  let text = isArray ? "[\n" : "{\n";
  for (const key of Object.keys(value)) {
    const child = (value as Children)[key];
    if (child === undefined) continue;
    const head = isArray ? "" : `${propertyKey(key)}: `;
    const tail = isArray ? "" : tailOf(key, child);
    text += `${margin}${head}${print(child, indent + 2, indent + 2 + head.length + tail.length)}${tail},\n`;
  }
  return `${text}${" ".repeat(indent)}${isArray ? "]" : "}"}`;
}

/**
 * Below a key that every object has, TypeScript looks for the type of that member and not for that of the map: what is printed
 * there says itself that its texts are what they are.
 */
function tailOf(key: string, value: unknown): string {
  return objectMembers.has(key) && typeof value === "object" && value !== null ? " as const" : "";
}

const objectMembers: ReadonlySet<string> = new Set(
  "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf".split(" "),
);

type Children = Readonly<Record<string, unknown>>;

/** The value on one line, or undefined when it needs more than `columns`: stops as soon as that is clear. */
function printShort(value: unknown, columns: number): string | undefined {
  if (columns < 0) return undefined;
  if (typeof value !== "object" || value === null) {
    const scalar = printScalar(value);
    return scalar.length <= columns ? scalar : undefined;
  }
  const isArray = Array.isArray(value);
  const [open, close] = isArray ? ["[", "]"] : ["{ ", " }"];
  let text = open;
  for (const key of Object.keys(value)) {
    const child = (value as Children)[key];
    if (child === undefined) continue;
    if (text !== open) text += ", ";
    if (!isArray) text += `${propertyKey(key)}: `;
    const tail = isArray ? "" : tailOf(key, child);
    const printed = printShort(child, columns - text.length - tail.length - close.length);
    if (printed === undefined) return undefined;
    text += printed + tail;
  }
  if (text === open) return isArray ? "[]" : "{}";
  return text + close;
}

/** JSON can hold numbers too large for a double (`1e999`): they are printed so that they read the same. */
function printScalar(value: unknown): string {
  if (typeof value === "string") return stringLiteral(value);
  if (value === Number.POSITIVE_INFINITY) return "1e999";
  if (value === Number.NEGATIVE_INFINITY) return "-1e999";
  return String(value);
}
