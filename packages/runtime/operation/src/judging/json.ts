/** A JSON value, or why there is none. */
export type JsonReading = { readonly value: unknown } | { readonly problem: string };

/**
 * Parses JSON (RFC 8259) of bounded depth. Of a repeated key the last value counts.
 * @param depth deepest nesting of arrays and objects; checked before anything is built.
 */
export function readJson(text: string, depth: number): JsonReading {
  if (deeperThan(text, depth)) return { problem: `must not nest more than ${depth} levels deep` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "must be valid JSON" };
  }
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
