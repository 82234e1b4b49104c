/** What a text holds, or why it cannot be read. */
export type Reading = { readonly value: unknown } | { readonly problem: string };

/** Deepest nesting of arrays and objects: the server's default limit. */
const deepest = 64;

/** Parses JSON (RFC 8259) of bounded depth. */
export function readJson(text: string): Reading {
  if (nesting(text) > deepest) return { problem: `must not nest more than ${deepest} levels deep` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "must be valid JSON" };
  }
}

function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]+|\\.)*"?|[[\]{}]/gs)) {
    if (token === "[" || token === "{") most = Math.max(most, ++depth);
    else if (token === "]" || token === "}") depth--;
  }
  return most;
}
