import type { Random } from "./random.ts";

const adjectives = [
  "amber",
  "brisk",
  "calm",
  "deep",
  "early",
  "fair",
  "green",
  "high",
  "keen",
  "mild",
] as const;
const nouns = [
  "anchor",
  "beacon",
  "cedar",
  "delta",
  "ember",
  "fjord",
  "grove",
  "harbor",
  "island",
  "meadow",
] as const;

/** Two plain lower-case words, e.g. `["amber", "cedar"]`: a hundred different pairs. */
export function wordPair(random: Random): readonly [string, string] {
  return [random.pick(adjectives), random.pick(nouns)];
}

/** A text of `count` plain words. */
export function words(random: Random, count: number): string {
  return Array.from({ length: count }, (_, index) => random.pick(index % 2 === 0 ? adjectives : nouns)).join(
    " ",
  );
}

/** The first letter upper case. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
