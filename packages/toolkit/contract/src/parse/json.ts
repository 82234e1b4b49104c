import jsonc, { type ParseError } from "jsonc-parser";
import type { ParseOutcome } from "./parse-outcome.ts";

/** Parses JSON. Only a text that is no JSON is read a second time, for the place of its first fault. */
export function parseJson(text: string): ParseOutcome {
  try {
    return { ok: true, value: JSON.parse(text), duplicates: false };
  } catch (error) {
    const faults: ParseError[] = [];
    jsonc.parseTree(text, faults, { disallowComments: true });
    const [first] = faults;
    if (first === undefined) {
      return {
        ok: false,
        reason: error instanceof Error ? error.message : String(error),
        offset: 0,
        length: 1,
      };
    }
    const reason = reasons[jsonc.printParseErrorCode(first.error)] ?? "it is not valid JSON";
    return { ok: false, reason, offset: first.offset, length: Math.max(1, first.length) };
  }
}

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is no JSON value",
  InvalidNumberFormat: "this is no JSON number",
  PropertyNameExpected: "a property name in double quotes is missing here",
  ValueExpected: "a value is missing here",
  ColonExpected: "a colon is missing here",
  CommaExpected: "a comma is missing here",
  CloseBraceExpected: "a closing brace is missing here",
  CloseBracketExpected: "a closing bracket is missing here",
  EndOfFileExpected: "the document ends before this",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "the text that starts here is not closed",
  UnexpectedEndOfNumber: "this is no JSON number",
  InvalidUnicode: "this is no Unicode escape",
  InvalidEscapeCharacter: "this escape does not exist in JSON",
  InvalidCharacter: "this character has to be escaped",
};
