import type { Contract } from "@lockstep/contract";
import { isIdentifier } from "./identifier.ts";

/** Names that `operations.gen.ts` uses itself, and globals that its types must not hide. */
const taken: ReadonlySet<string> = new Set(
  (
    "Operations OperationId Operation Array Blob Boolean Date Error File FormData Function Map NonNullable Number Object " +
    "Omit Partial Pick Promise Readonly Record Request Response Set String Symbol URL"
  ).split(" "),
);

/**
 * The name of each operation's types in `operations.gen.ts`, by operation id: `getAgent` → `GetAgent`.
 * Two ids that differ in case only, and names of globals, get `Operation` behind the id as it stands.
 */
export function operationTypeNames(contract: Contract): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set(taken);
  const all = [...contract.operations, ...contract.webhooks];
  const exact = new Set(all.map(({ id }) => id));
  for (const { id } of all) {
    const pascal = id.charAt(0).toUpperCase() + id.slice(1);
    const rivals = pascal !== id && exact.has(pascal);
    let name = !rivals && isIdentifier(pascal) && !taken.has(pascal) ? pascal : `${id}Operation`;
    while (used.has(name)) name = `${name}Operation`;
    used.add(name);
    names.set(id, name);
  }
  return names;
}
