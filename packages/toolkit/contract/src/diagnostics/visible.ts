/** Signs that do something to a terminal or a log instead of being read: controls, ends of lines, turns of direction. */
const acting = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

const known: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Text that comes from a document, on one line and with nothing in it but what is read: `\n` and `\u001b` are written out. */
export function visible(text: string): string {
  return text.replace(
    acting,
    (sign) => known.get(sign) ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The same with every sign as wide as it was, for text that something stands below. */
export function visibleInPlace(text: string): string {
  return text.replaceAll("\t", " ").replace(acting, "\ufffd");
}
