import { pointerSegments } from "../json/json-pointer.ts";
import type { NodeRange, Positions } from "./positions.ts";

/**
 * Positions of the nodes of a JSON text that `JSON.parse` has taken. Where a key is written twice the last one counts, as there.
 * Only the objects and lists on the way to what is asked for are read, each once: the text may be tens of megabytes.
 */
export function jsonPositions(text: string): Positions {
  const members = new Map<number, ReadonlyMap<string, NodeRange>>();
  const membersOf = (start: number): ReadonlyMap<string, NodeRange> => {
    const known = members.get(start);
    if (known !== undefined) return known;
    const read = text[start] === "{" ? readObject(text, start) : readList(text, start);
    members.set(start, read);
    return read;
  };
  const start = skipSpace(text, 0);
  const root: NodeRange = { valueStart: start, valueEnd: skipValue(text, start) };
  return {
    find(pointer) {
      let range = root;
      for (const segment of pointerSegments(pointer)) {
        const opening = text[range.valueStart];
        const below =
          opening === "{" || opening === "[" ? membersOf(range.valueStart).get(segment) : undefined;
        if (below === undefined) return { ...range, exact: false };
        range = below;
      }
      return { ...range, exact: true };
    },
  };
}

function readObject(text: string, start: number): ReadonlyMap<string, NodeRange> {
  const found = new Map<string, NodeRange>();
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = skipString(text, at);
    const valueStart = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const valueEnd = skipValue(text, valueStart);
    found.set(keyOf(text.slice(at, keyEnd)), { keyStart: at, keyEnd, valueStart, valueEnd });
    at = skipSpace(text, skipSpace(text, valueEnd) + 1);
  }
  return found;
}

function readList(text: string, start: number): ReadonlyMap<string, NodeRange> {
  const found = new Map<string, NodeRange>();
  let at = skipSpace(text, start + 1);
  while (at < text.length && text[at] !== "]") {
    const valueEnd = skipValue(text, at);
    found.set(String(found.size), { valueStart: at, valueEnd });
    const next = skipSpace(text, valueEnd);
    if (text[next] !== ",") break;
    at = skipSpace(text, next + 1);
  }
  return found;
}

function keyOf(literal: string): string {
  return literal.includes("\\") ? String(JSON.parse(literal)) : literal.slice(1, -1);
}

const [quote, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x7b, 0x7d, 0x5b, 0x5d];

/** Offset behind the value that starts at an offset. */
function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === quote) return skipString(text, start);
  if (first !== openBrace && first !== openBracket) return skipScalar(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === quote) at = skipString(text, at) - 1;
    else if (character === openBrace || character === openBracket) depth++;
    else if ((character === closeBrace || character === closeBracket) && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Offset behind a string: the first quote that an even number of backslashes stands before. */
function skipString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let before = end - 1;
    while (text[before] === "\\") before--;
    if ((end - 1 - before) % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function skipScalar(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text[at] ?? "")) at++;
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}
