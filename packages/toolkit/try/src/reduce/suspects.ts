import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TryFailure } from "../result.ts";

/**
 * What a failure speaks of, by the names in generated code: its operation, or what stands where a compiler's message points, and the
 * declaration around it.
 */
export function suspectsOf(failure: TryFailure, folder: string): ReadonlySet<string> {
  if (failure.operation !== undefined) return new Set([failure.operation]);
  const words = new Set(failure.message.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
  const [, file = "", line = ""] = /^(\S+?)\((\d+),\d+\):/.exec(failure.message) ?? [];
  const path = join(folder, file);
  if (file === "" || !existsSync(path)) return spelled(words);
  const lines = readFileSync(path, "utf8").split("\n");
  const at = Number(line) - 1;
  const above = (opening: RegExp): number =>
    lines.findLastIndex((text, index) => index <= at && opening.test(text));
  // The line itself, the member of a big type that it is in, the declaration.
  for (const one of [at, above(/^ {2}"?[\w$/{}-]+"?: /), above(/^export\b/)]) {
    for (const word of lines[one]?.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []) words.add(word);
  }
  return spelled(words);
}

/** Types of operations begin with a capital where their ids need not. */
function spelled(words: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].flatMap((word) => [word, word.charAt(0).toLowerCase() + word.slice(1)]));
}
