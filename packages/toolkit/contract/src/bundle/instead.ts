import type { Slot } from "./grammar.ts";
import { isMutable } from "./mutable.ts";

/** What is to stand in place of a value that the grammar does not expect, and how a finding tells of it. */
export interface Instead {
  readonly value: unknown;
  readonly outcome: string;
}

/**
 * The nearest thing that a value can mean where the grammar expects another; undefined where it is to be left out.
 * An entry of a map may keep its name: a property without a schema is a property of any value.
 */
export function insteadOf(value: unknown, slot: Slot, within: Slot["shape"]): Instead | undefined {
  const isList = slot.shape === "list" || slot.shape === "oneOrList";
  if (isList && isMutable(value)) return { value: [value], outcome: "read as a list of it alone" };
  if (slot.kind === "schema" && slot.shape !== "map" && (value === "true" || value === "false")) {
    return { value: value === "true", outcome: `read as ${value}` };
  }
  if (within === "map" && named.has(slot.kind)) return { value: {}, outcome: "read as an empty one" };
  return undefined;
}

/** What says something by its name alone. */
const named: ReadonlySet<Slot["kind"]> = new Set<Slot["kind"]>(["schema", "response", "header", "mediaType"]);
