import type { Location, UserContext } from "@redocly/openapi-core";
import { isObject, member } from "./json.ts";

/** A value of the document and where it stands. */
export interface Place {
  /** The value, `$ref`s followed. */
  readonly value: unknown;
  /** Where `value` stands: the target, when it was reached through a `$ref`. */
  readonly location: Location;
  /** Where it is used: the `$ref` itself, when there is one. Report here what is wrong with the use. */
  readonly usedAt: Location;
  /** The value as it is written at `usedAt`; it may hold keys beside its `$ref`. */
  readonly written: unknown;
}

/** Follows `$ref`s; Redocly's, which knows every file of the document. */
export type Resolve = UserContext["resolve"];

/** The child under a key, `$ref`s followed; undefined when there is none, or when its `$ref` leads nowhere. */
export function childOf(place: Place, key: string | number, resolve: Resolve): Place | undefined {
  const beside = place.written === place.value ? undefined : besideReference(place, key);
  const from = beside ?? { value: member(place.value, key), location: place.location };
  if (from.value === undefined) return undefined;
  return resolved(from.value, from.location.child([key]), resolve);
}

/** The children of an object or array in order, those whose `$ref` leads nowhere left out. */
export function childrenOf(place: Place, resolve: Resolve): readonly (readonly [string, Place])[] {
  const keys = isObject(place.value) || Array.isArray(place.value) ? Object.keys(place.value) : [];
  return keys.flatMap((key) => {
    const child = childOf(place, Array.isArray(place.value) ? Number(key) : key, resolve);
    return child === undefined ? [] : [[key, child] as const];
  });
}

/** A value at its location as a place. */
export function resolved(written: unknown, usedAt: Location, resolve: Resolve): Place | undefined {
  if (!isObject(written) || typeof written["$ref"] !== "string") {
    return { value: written, location: usedAt, usedAt, written };
  }
  const target = resolve<JsonValue>({ $ref: written["$ref"] }, usedAt.source.absoluteRef);
  if (target.location === undefined) return undefined;
  return { value: target.node, location: target.location, usedAt, written };
}

type JsonValue = string | number | boolean | object;

/** OpenAPI 3.1 lets keys stand beside a `$ref`; ours count there, as in `{ $ref: …, x-error-codes: [A] }`. */
function besideReference(
  place: Place,
  key: string | number,
): { value: unknown; location: Location } | undefined {
  const value = key === "$ref" ? undefined : member(place.written, key);
  return value === undefined ? undefined : { value, location: place.usedAt };
}
