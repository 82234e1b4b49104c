import type { Operation } from "../operation.ts";
import { queryPairs } from "../parameters/request-pairs.ts";

/** A name and value of the query that an operation's key holds; the value may be `{name}`, a path parameter. */
export interface FixedPair {
  readonly name: string;
  readonly value: string;
  /** Name of the path parameter that stands for the value. */
  readonly parameter?: string;
}

/** The query that every request to an operation carries: what its key in the contract holds behind `?`. */
export function fixedQuery({ variant }: Pick<Operation, "variant">): readonly FixedPair[] {
  if (!variant?.startsWith("?")) return [];
  const [query = ""] = variant.slice(1).split("#", 1);
  return (queryPairs(query) ?? []).map(([name, value]) => {
    const parameter = /^\{([^{}]+)\}$/.exec(value)?.[1];
    return { name, value, ...(parameter !== undefined && { parameter }) };
  });
}
