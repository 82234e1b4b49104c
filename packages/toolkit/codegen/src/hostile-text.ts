/**
 * Characters that change how source text reads without being seen, or that end a line for some readers only:
 * controls, bidirectional overrides, zero-width characters, line and paragraph separators, the byte order mark.
 */
export const unseen: RegExp =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is being looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Text of the document made fit for one line of a comment. */
export function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, " ")
    .replace(unseen, " ")
    .toWellFormed()
    .replace(/ {2,}/g, " ")
    .trim();
}
