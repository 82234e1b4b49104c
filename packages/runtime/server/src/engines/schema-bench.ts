import type { Check, Schema, SchemaChecker, Violation } from "@lockstep/operation";
import { operationsOf, type ServerContract } from "../types/contract.ts";
import { ContractCompileError } from "./engine.ts";
import type { Direction } from "./engine-schemas.ts";

/** One schema of the contract and where it stands. */
export interface SchemaPlace {
  readonly key: string;
  /** For messages, e.g. `createAgent body application/json`. */
  readonly description: string;
  readonly schema: Schema;
  /** The same place of a checker that was made of the same schemas. */
  readonly find: (checker: SchemaChecker) => Check | undefined;
}

/** All schemas of one direction, each compiled once. */
export interface SchemaBench {
  /** Compiles all. @throws what the first that cannot be compiled throws, once all were tried. */
  prepare(signal?: AbortSignal): Promise<void>;
  check(key: string, value: unknown): Promise<readonly Violation[]>;
}

/** Checks a value against the schema that was given at `index`. */
export type InstanceCheck = (index: number, value: unknown) => Promise<readonly Violation[]>;

/**
 * @param groupSize schemas that share one instance of the validator. More cost less to set up, but each is compiled at the cost of
 * reading all of them.
 * @param instanceFor is called when a group's first schema is needed.
 */
export function schemaBench(
  places: readonly SchemaPlace[],
  groupSize: number,
  instanceFor: (group: readonly SchemaPlace[]) => InstanceCheck,
): SchemaBench {
  const checks = new Map<string, (value: unknown) => Promise<readonly Violation[]>>();
  for (let start = 0; start < places.length; start += groupSize) {
    const group = places.slice(start, start + groupSize);
    let instance: InstanceCheck | undefined;
    for (const [index, place] of group.entries()) {
      checks.set(place.key, async (value) => {
        instance ??= instanceFor(group);
        return instance(index, value);
      });
    }
  }
  return {
    async prepare(signal) {
      let first: unknown;
      for (const place of places) {
        if (signal?.aborted) return;
        await checks
          .get(place.key)?.(null)
          .catch((error: unknown) => {
            first ??= error;
          });
        await turn();
      }
      if (first !== undefined) throw first;
    },
    async check(key, value) {
      return (await checks.get(key)?.(value)) ?? [];
    },
  };
}

/** Lets what is waiting run first. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Says which schema could not be compiled. */
export function compileError(
  { description }: Pick<SchemaPlace, "description">,
  cause: unknown,
): ContractCompileError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ContractCompileError(`The schema of ${description} cannot be compiled: ${reason}`, { cause });
}

/** Every body schema of the contract that travels in this direction. */
export function schemaPlaces(contract: ServerContract, direction: Direction): readonly SchemaPlace[] {
  return operationsOf(contract).flatMap(({ id }) => {
    const schemas = contract.schemas.operations[id];
    if (direction === "request") {
      return Object.entries(schemas?.body ?? {}).map(([mediaType, schema]) => ({
        key: placeKey(id, mediaType),
        description: `${id} body ${mediaType}`,
        schema,
        find: (checker: SchemaChecker) => checker.body(id, mediaType),
      }));
    }
    return Object.entries(schemas?.responses ?? {}).flatMap(([status, byMediaType]) =>
      Object.entries(byMediaType).map(([mediaType, schema]) => ({
        key: placeKey(id, status, mediaType),
        description: `${id} ${status} ${mediaType}`,
        schema,
        find: (checker: SchemaChecker) => checker.response(id, status, mediaType),
      })),
    );
  });
}

export function placeKey(...parts: readonly string[]): string {
  return parts.join("\n");
}
