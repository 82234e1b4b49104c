import jsonc, { type ParseError } from "jsonc-parser";
import { duplicateJsonKeys } from "./duplicate-json-keys.ts";
import { strictJson } from "./lax-json.ts";
import type { ParseOutcome, TextFault } from "./parse-outcome.ts";

/**
 * Parses JSON. Only a text that is no JSON is read a second time: for the place of its first fault, and without comments,
 * commas too many and control characters, which are no reason to give up.
 */
export function parseJson(text: string): ParseOutcome {
  try {
    return { ok: true, value: JSON.parse(text), duplicates: duplicateJsonKeys(text) };
  } catch (error) {
    const lax = firstFault(text, error);
    const strict = strictJson(text);
    if (strict === undefined) return { ok: false, ...lax };
    try {
      return { ok: true, value: JSON.parse(strict), duplicates: duplicateJsonKeys(strict), lax };
    } catch {
      return { ok: false, ...lax };
    }
  }
}

function firstFault(text: string, error: unknown): TextFault {
  const nowhere = { offset: 0, length: 1 };
  const faults: ParseError[] = [];
  try {
    jsonc.parseTree(text, faults, { disallowComments: true });
  } catch {
    return { reason: "it is nested too deep", ...nowhere };
  }
  const [first] = faults;
  if (first === undefined) {
    return { reason: error instanceof Error ? error.message : String(error), ...nowhere };
  }
  const reason = reasons[jsonc.printParseErrorCode(first.error)] ?? "it is not valid JSON";
  return { reason, offset: first.offset, length: Math.max(1, first.length) };
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
