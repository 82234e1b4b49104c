import type { DuplicateKey } from "./parse-outcome.ts";

/**
 * Texts longer than this are not searched: it takes as long as parsing them, and what is that large is written by machines,
 * which do not write a key twice.
 */
const MAX_SEARCHED = 2 ** 22;

/** Every key that is written twice in one object of a text that is JSON, in the order of the text. */
export function duplicateJsonKeys(text: string): readonly DuplicateKey[] {
  const duplicates: DuplicateKey[] = [];
  if (text.length > MAX_SEARCHED) return duplicates;
  const outer: Map<string, number>[] = [];
  let keys = new Map<string, number>();
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === openBrace) {
      outer.push(keys);
      keys = new Map();
    } else if (character === closeBrace) {
      keys = outer.pop() ?? keys;
    } else if (character === quote) {
      const end = endOfString(text, index);
      if (isKey(text, end)) {
        const key = text.slice(index, end);
        const first = keys.get(key);
        if (first === undefined) keys.set(key, index);
        else {
          const firstEnd = first + key.length;
          duplicates.push({ key: String(JSON.parse(key)), start: index, end, firstStart: first, firstEnd });
        }
      }
      index = end - 1;
    }
  }
  return duplicates;
}

const [quote, openBrace, closeBrace, colon, backslash] = [34, 123, 125, 58, 92];

/** Offset behind the closing quote of the string that starts at an offset. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end + 1;
  }
  return text.length;
}

/** True where a colon comes next. */
function isKey(text: string, from: number): boolean {
  for (let index = from; ; index++) {
    const character = text.charCodeAt(index);
    if (character === colon) return true;
    if (!(character === 32 || (character >= 9 && character <= 13))) return false;
  }
}
