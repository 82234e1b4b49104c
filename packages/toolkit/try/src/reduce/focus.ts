import type { Contract, JsonObject, OperationModel } from "@lockstep/contract";
import { pointerSegments } from "@lockstep/contract";
import { keepOperations } from "./keep-operations.ts";
import type { See } from "./shrink.ts";

export interface FocusOptions {
  readonly see: See;
  readonly expired: () => boolean;
  /** Whether an operation, or a schema, is where the failure is likely to come from. */
  readonly isSuspect: (name: string) => boolean;
}

/**
 * Cuts a contract's document down to the operation that fails and what it reaches. Where the failure names none, suspects are tried,
 * then halves of the operations. `undefined`: even the whole document does not fail so.
 */
export async function focus(contract: Contract, options: FocusOptions): Promise<JsonObject | undefined> {
  const { document } = contract;
  const { see, expired, isSuspect } = options;
  const keep = (operations: readonly OperationModel[], schemas: readonly string[] = []): JsonObject => {
    const kept = new Set(operations.map(({ pointer }) => keyOf(...placeOf(pointer))));
    return keepOperations(document, (path, method) => kept.has(keyOf(path, method)), new Set(schemas));
  };
  const operations = contract.operations.filter(({ id }) => isSuspect(id));
  const schemas = contract.schemas
    .filter(({ name, identifier }) => isSuspect(name) || isSuspect(identifier))
    .map(({ name }) => name);
  for (const guess of [keep(operations), keep([], schemas), keep(operations, schemas)]) {
    if (operations.length + schemas.length > 0 && !expired() && (await see(guess))) return guess;
  }
  if (!(await see(document))) return undefined;
  return halve(contract.operations, keep, document, { see, expired });
}

/** Leaves out halves, quarters and so on of the operations, as long as the failure is seen. */
async function halve(
  operations: readonly OperationModel[],
  keep: (operations: readonly OperationModel[]) => JsonObject,
  document: JsonObject,
  { see, expired }: Pick<FocusOptions, "see" | "expired">,
): Promise<JsonObject> {
  let current = document;
  let left = operations;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < left.length && left.length > 1; ) {
      if (expired()) return current;
      const fewer = [...left.slice(0, start), ...left.slice(start + size)];
      const guess = keep(fewer);
      if (await see(guess)) {
        left = fewer;
        current = guess;
      } else start += size;
    }
  }
  return current;
}

/** Path and method of an operation's pointer. */
function placeOf(pointer: string): readonly [string, string] {
  const [, path = "", method = ""] = pointerSegments(pointer);
  return [path, method];
}

function keyOf(path: string, method: string): string {
  return `${method} ${path}`;
}
