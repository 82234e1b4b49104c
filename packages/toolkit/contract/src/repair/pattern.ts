/** A pattern that JavaScript takes. */
export interface ReadPattern {
  /** Undefined where there is none that means the same. */
  readonly pattern: string | undefined;
  /** True where it is not what the text says, but what its author must have meant. */
  readonly guessed: boolean;
}

/**
 * Reads a pattern as validators do, as a Unicode regular expression (JSON Schema 2020-12 §6.4). What other engines take and there
 * means the same is rewritten: needless backslashes, lone brackets, `\A` and `\z`, `(?P<name>`, and the slashes of a regular expression
 * literal.
 */
export function readPattern(text: string): ReadPattern {
  const [, literal, flags = ""] = /^\/(\^.*|.*\$)\/([a-z]*)$/s.exec(text) ?? [];
  if (literal !== undefined) {
    return { pattern: flags === "" ? readPattern(literal).pattern : undefined, guessed: true };
  }
  const translated = text
    .replace(/^\\A/, "^")
    .replace(/\\[zZ]$/, "$")
    .replaceAll("(?P<", "(?<");
  if (compiles(translated, "u")) return { pattern: translated, guessed: translated !== text };
  // What is no regular expression without `u` either is one of another language, and so is a POSIX class, which would be misread.
  if (!compiles(translated, "") || /\[:\^?[a-z]+:\]/.test(translated)) {
    return { pattern: undefined, guessed: true };
  }
  const rewritten = forUnicode(translated);
  return { pattern: compiles(rewritten, "u") ? rewritten : undefined, guessed: translated !== text };
}

/** Without backslashes before what needs none, and with backslashes before brackets and dashes that stand for themselves. */
function forUnicode(pattern: string): string {
  let inClass = false;
  return pattern.replace(/\\[\s\S]|\{\d+(?:,\d*)?\}|[[\]{}-]/g, (token, offset: number) => {
    if (token.startsWith("\\")) return isNeedless(token, inClass) ? token.slice(1) : token;
    if (token === "-") return inClass && touchesClass(pattern, offset) ? "\\-" : token;
    if (inClass) {
      if (token === "]") inClass = false;
      return token;
    }
    if (token === "[") inClass = true;
    return token === "]" || token === "{" || token === "}" ? `\\${token}` : token;
  });
}

/** True for an escaped sign that means itself and may not be escaped in Unicode mode. Letters mean something in some language. */
function isNeedless(escaped: string, inClass: boolean): boolean {
  return !/^\\[\^$\\.*+?()[\]{}|/\p{L}\p{N}]/u.test(escaped) && !(inClass && escaped === "\\-");
}

/** True for a dash beside `\w` and the like, with which no range can start or end. */
function touchesClass(pattern: string, offset: number): boolean {
  return /\\[dDsSwW]$/.test(pattern.slice(0, offset)) || /^-\\[dDsSwW]/.test(pattern.slice(offset));
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
