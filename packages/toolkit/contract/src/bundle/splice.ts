import { referenceOf } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import { typeName } from "../json/type-name.ts";
import type { Place } from "../source/source-map.ts";
import { expectationOf } from "./expectation.ts";
import { type FilePointer, findSpot, type Spot } from "./find-spot.ts";
import { isMutable, type MutableObject, setOwn } from "./mutable.ts";
import type { Splice } from "./reference.ts";
import type { Resolution, ResolveContext } from "./resolve-reference.ts";

/** A node that was put into another file's node, and where it is written. */
export interface Spliced {
  readonly at: Place;
  readonly from: Place;
}

export type SpliceResult = { readonly spots: readonly Spot[] } | Exclude<Resolution, { destination: object }>;

/** The nodes that take the place of a `$ref` which stands where none may: what it leads to, and on from there. */
export async function followSplice(context: ResolveContext, splice: Splice): Promise<SpliceResult> {
  const { holder, slot } = splice;
  const seen = new Set<string>();
  const spots: Spot[] = [];
  let from: FilePointer = splice;
  for (let ref = referenceOf(holder); ref !== undefined; ref = referenceOf(spots.at(-1)?.node)) {
    const found = await findSpot(context, ref, from, seen);
    if (!("spot" in found)) return found;
    const { spot } = found;
    if (!isMutable(spot.node)) {
      const parameters = { ref, found: typeName(spot.node), expected: expectationOf(slot) };
      return { fault: { id: "LS1108", parameters } };
    }
    if (spot.node === holder || spots.some(({ node }) => node === spot.node)) {
      return { fault: { id: "LS1103", parameters: { ref } } };
    }
    spots.push(spot);
    from = spot;
  }
  return { spots };
}

/** Puts the entries of nodes into a holder in place of its `$ref`; what stands there already wins, as does an earlier node. */
export function putIn({ holder, file, pointer }: Splice, spots: readonly Spot[]): readonly Spliced[] {
  Reflect.deleteProperty(holder, "$ref");
  return spots.flatMap(({ node, file: from, pointer: base }) => {
    const entries: MutableObject = isMutable(node) ? node : {};
    return Object.keys(entries)
      .filter((key) => key !== "$ref" && !Object.hasOwn(holder, key))
      .map((key) => {
        setOwn(holder, key, entries[key]);
        return {
          at: { file: file.location, pointer: joinPointer(pointer, key) },
          from: { file: from.location, pointer: joinPointer(base, key) },
        };
      });
  });
}
