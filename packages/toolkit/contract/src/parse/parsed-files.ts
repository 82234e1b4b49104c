import type { ParseOutcome } from "./parse-outcome.ts";

/** YAML files as they were parsed the last time, so that of many only those that were edited are parsed again. */
export interface ParsedFiles {
  /** What a text is, from a parse of the same text before where there was one. The value is the caller's to change. */
  outcome(location: string, text: string, parse: (text: string) => ParseOutcome): ParseOutcome;
}

/** Parses each time: for a process that loads once. */
export const nothingParsed: ParsedFiles = { outcome: (_location, text, parse) => parse(text) };

/** Keeps what was parsed, for a process that loads again and again. JSON is not kept: a copy takes as long as parsing. */
export function createParsedFiles(): ParsedFiles {
  const known = new Map<string, { readonly text: string; readonly outcome: ParseOutcome }>();
  return {
    outcome(location, text, parse) {
      const before = known.get(location);
      if (before?.text === text) return copyOf(before.outcome);
      const outcome = parse(text);
      known.set(location, { text, outcome: copyOf(outcome) });
      return outcome;
    },
  };
}

function copyOf(outcome: ParseOutcome): ParseOutcome {
  return outcome.ok ? { ...outcome, value: structuredClone(outcome.value) } : outcome;
}
