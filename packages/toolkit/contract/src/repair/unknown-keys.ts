import { expectationOf } from "../bundle/expectation.ts";
import type { Kind } from "../bundle/grammar.ts";
import { suggest } from "../names/suggest.ts";
import { placeIn, type Site } from "./site.ts";

/** Tells of a key that a node of a kind does not have: as a likely slip of the pen, or as one that means nothing here. */
export function tellUnknownKey(kind: Kind, key: string, known: Iterable<string>, site: Site): void {
  const name = `"${key}" in ${expectationOf({ kind, shape: "one" })}`;
  site.tallies.add(name, () => {
    const near = key.length > 2 ? suggest(key, known) : undefined;
    const hint = near === undefined ? undefined : `did you mean "${near}"?`;
    return { id: near === undefined ? "LS1423" : "LS1421", name, place: placeIn(site, key), hint };
  });
}
