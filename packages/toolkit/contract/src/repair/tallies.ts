import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";

/** What a document does over and over, and is told once: where it was met first, and how often. */
export interface Tallies {
  /** Counts one more of a name; `first` is asked only when the name is new. */
  add(name: string, first: () => Occurrence): void;
  readonly counts: ReadonlyMap<string, { readonly first: Occurrence; readonly count: number }>;
}

export interface Occurrence {
  /** The finding that it becomes. */
  readonly id: "LS1405" | "LS1416" | "LS1420" | "LS1421" | "LS1423";
  /** What stands there, for the message. */
  readonly name: string;
  readonly place: FilePlace;
  readonly hint?: string | undefined;
}

export function createTallies(): Tallies {
  const counts = new Map<string, { readonly first: Occurrence; count: number }>();
  return {
    counts,
    add(name, first) {
      const known = counts.get(name);
      if (known === undefined) counts.set(name, { first: first(), count: 1 });
      else known.count++;
    },
  };
}

/** Reports each tally where it was met first. */
export function reportTallies({ counts }: Tallies, reporter: Reporter<Catalogue, FilePlace>): void {
  for (const { first, count } of counts.values()) {
    const { id, name, place, hint } = first;
    const places = count === 1 ? "at 1 place" : `at ${count} places`;
    reporter.report(id, place, { name, places }, { part: "key", ...(hint === undefined ? {} : { hint }) });
  }
}
