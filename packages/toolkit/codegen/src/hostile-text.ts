/**
 * Characters that change how source text reads without being seen, or that end a line for some readers only:
 * controls, bidirectional overrides, zero-width characters, soft hyphens, tags, line and paragraph separators, the byte order
 * mark.
 */
export const unseen: RegExp =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is being looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** What debuggers and bundlers take for the name of a source map wherever it stands in a file, strings and comments too. */
export const sourceMapMark: RegExp = /(?<=\/[/*])[#@](?=\s+source(?:Mapping)?URL=)/g;

/** Signs that make the word behind them an instruction to compilers and bundlers, wherever in a comment they stand. */
const instruction = /@(?=jsx|ts-)|[@#](?=__PURE__|__NO_SIDE_EFFECTS__)/gi;

/** Text of the document that says nothing to compilers when it stands in a comment; readers see the same. */
export function inComment(text: string): string {
  return text
    .replace(unseen, " ")
    .replace(sourceMapMark, "")
    .replace(instruction, (sign) => `&#${sign.charCodeAt(0)};`)
    .toWellFormed();
}

/** Text of the document made fit for one line of a comment. */
export function oneLine(text: string): string {
  return inComment(text.replace(/[\r\n\t]+/g, " "))
    .replace(/ {2,}/g, " ")
    .trim();
}
