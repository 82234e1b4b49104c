import { compileError } from "../engines/schema-bench.ts";
import { operationsOf, type ServerContract } from "../types/contract.ts";
import type { Settings } from "./settings.ts";

/**
 * Compiles what requests are held against before it is needed: bodies, then parameters. One that cannot be compiled does not keep the
 * others from being.
 * @throws ContractCompileError for the first that cannot be compiled.
 */
export async function prepare(
  contract: ServerContract,
  { engine, checker }: Pick<Settings, "engine" | "checker">,
  signal?: AbortSignal,
): Promise<void> {
  let first: unknown;
  const keep = (error: unknown): void => {
    first ??= error;
  };
  await engine.prepare(signal).catch(keep);
  for (const { id } of operationsOf(contract)) {
    if (signal?.aborted) return;
    for (const place of Object.keys(contract.schemas.operations[id]?.parameters ?? {})) {
      try {
        checker.parameter(id, place);
      } catch (cause) {
        keep(compileError({ description: `${id} parameter ${place}` }, cause));
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (first !== undefined) throw first;
}
