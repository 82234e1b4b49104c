import type { MockContract } from "../types/contract.ts";
import type { ResponseShape } from "./response-schema.ts";

/** The contract's own example of an answer as it travels: the one called `default`, else the first. */
export function exampleOf(
  contract: MockContract,
  operationId: string,
  declaredStatus: string,
  { mediaType }: ResponseShape,
): { readonly value: unknown } | undefined {
  const byOperation = contract.examples ?? {};
  const byStatus = Object.hasOwn(byOperation, operationId) ? byOperation[operationId] : undefined;
  const named = mediaType === undefined ? undefined : byStatus?.[declaredStatus]?.[mediaType];
  const name = named && (Object.hasOwn(named, "default") ? "default" : Object.keys(named)[0]);
  return name === undefined ? undefined : { value: structuredClone(named?.[name]) };
}
