import type { Kind, Slot } from "./grammar.ts";

/** What the grammar expects at a place, in words: `a list of parameter objects`. */
export function expectationOf(slot: Slot): string {
  const noun = slot.kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (slot.shape === "map") return `a map of ${noun} objects`;
  if (slot.shape === "list") return `a list of ${noun} objects`;
  return `${articles[slot.kind] ?? "a"} ${noun} object`;
}

const articles: Partial<Record<Kind, string>> = {
  operation: "an",
  example: "an",
  encoding: "an",
  errorCode: "an",
};
