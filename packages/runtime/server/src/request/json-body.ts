/** What a body's bytes hold, or why they cannot be read. */
export type BodyReading = { readonly value: unknown } | { readonly problem: string };

/**
 * Parses JSON (RFC 8259) of bounded depth. Of a repeated key the last value counts.
 * @param depth deepest nesting of arrays and objects; checked before anything is built.
 */
export function readJson(bytes: Uint8Array, depth: number): BodyReading {
  const text = readText(bytes);
  if (text === undefined) return { problem: "must be valid UTF-8" };
  if (deeperThan(text, depth)) return { problem: `must not nest more than ${depth} levels deep` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "must be valid JSON" };
  }
}

/** Decodes UTF-8 without a byte order mark; `undefined` when it is malformed. */
export function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Removes members called `__proto__` from a parsed value, in place: whoever copies such an object with `Object.assign` would change
 * a prototype. Runs after validation, so that a schema that allows no such member still refuses it.
 */
export function withoutProto(value: unknown): unknown {
  const open: unknown[] = [value];
  for (let current = open.pop(); current !== undefined || open.length > 0; current = open.pop()) {
    if (typeof current !== "object" || current === null || current instanceof Blob) continue;
    if (Object.hasOwn(current, "__proto__")) Reflect.deleteProperty(current, "__proto__");
    for (const child of Object.values(current))
      if (typeof child === "object" && child !== null) open.push(child);
  }
  return value;
}

function deeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === backslash) index++;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === openBracket || code === openBrace) {
      depth++;
      if (depth > limit) return true;
    } else if (code === closeBracket || code === closeBrace) depth--;
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
