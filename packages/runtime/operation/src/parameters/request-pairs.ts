import { decodeOnce } from "./reading.ts";

/** A decoded name and value of a query; `raw` is the value before decoding, in which a separator is told from data. */
export type Pair = readonly [name: string, value: string, raw: string];

/** Reads a raw query (WHATWG URL §5.1); `undefined` when it is malformed. */
export function queryPairs(query: string): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  for (const part of query.split("&")) {
    if (part === "") continue;
    const [key, raw] = splitOnce(part.replaceAll("+", "%20"), "=");
    const [name, value] = [decodeOnce(key), decodeOnce(raw)];
    if (name === undefined || value === undefined) return undefined;
    pairs.push([name, value, raw]);
  }
  return pairs;
}

/** Reads a `Cookie` header (RFC 6265 §4.2); of a repeated name the first value counts. */
export function cookieValues(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const [name, value] = splitOnce(part.trim(), "=");
    const decoded = decodeOnce(name) ?? name;
    if (name && !cookies.has(decoded)) cookies.set(decoded, value.replace(/^"(.*)"$/, "$1"));
  }
  return cookies;
}

/** What is before and after the first separator; `""` after where there is none. */
export function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + separator.length)];
}
