import { getAt, isJson, type Operation } from "@lockstep/operation";
import type { World } from "../world.ts";
import type { ResponseShape } from "./response-schema.ts";

/**
 * The contract's own example of an answer as it travels: the one called `default`, else the first. One that breaks its schema,
 * as a fifth of those in real documents do, is passed over.
 */
export function exampleOf(
  { contract, sampling }: World,
  { id, envelope }: Operation,
  declaredStatus: string,
  { mediaType, declared, payload }: ResponseShape,
): { readonly value: unknown } | undefined {
  const byOperation = contract.examples ?? {};
  const byStatus = Object.hasOwn(byOperation, id) ? byOperation[id] : undefined;
  const named = mediaType === undefined ? undefined : byStatus?.[declaredStatus]?.[declared ?? mediaType];
  if (named === undefined) return undefined;
  const names = Object.keys(named).toSorted((a, b) => Number(b === "default") - Number(a === "default"));
  // What stands around the payload is written anew for each answer.
  const pointer = envelope && mediaType !== undefined && isJson(mediaType) ? envelope.data : "";
  const valid = names.find((name) => sampling.fits(payload, getAt(named[name], pointer)));
  return valid === undefined ? undefined : { value: structuredClone(named[valid]) };
}
