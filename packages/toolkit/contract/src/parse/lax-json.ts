import jsonc, { type ScanError, type SyntaxKind } from "jsonc-parser";

// The enums of the package exist in its types only.
const invalidCharacter = 6 satisfies ScanError.InvalidCharacter;
const kinds = {
  closeBrace: 2 satisfies SyntaxKind.CloseBraceToken,
  closeBracket: 4 satisfies SyntaxKind.CloseBracketToken,
  comma: 5 satisfies SyntaxKind.CommaToken,
  text: 10 satisfies SyntaxKind.StringLiteral,
  lineComment: 12 satisfies SyntaxKind.LineCommentTrivia,
  blockComment: 13 satisfies SyntaxKind.BlockCommentTrivia,
  lineBreak: 14 satisfies SyntaxKind.LineBreakTrivia,
  blanks: 15 satisfies SyntaxKind.Trivia,
  end: 17 satisfies SyntaxKind.EOF,
} as const;

/**
 * A text without what people write into JSON although it has none of it: comments, a comma after the last entry, control
 * characters in strings. Undefined where it has other faults that a look at its words shows.
 */
export function strictJson(text: string): string | undefined {
  const scanner = jsonc.createScanner(text, false);
  let result = "";
  let comma = false;
  for (let kind = scanner.scan(); Number(kind) !== kinds.end; kind = scanner.scan()) {
    const error = Number(scanner.getTokenError());
    if (error !== 0 && error !== invalidCharacter) return undefined;
    const token = Number(kind);
    if (token >= kinds.lineComment && token <= kinds.blanks) {
      result += " ";
      continue;
    }
    if (comma && token !== kinds.closeBrace && token !== kinds.closeBracket) result += ",";
    comma = token === kinds.comma;
    const written = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
    if (!comma) result += token === kinds.text ? escaped(written) : written;
  }
  return comma ? undefined : result;
}

function escaped(written: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be found
  return written.replace(/[\u0000-\u001f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
