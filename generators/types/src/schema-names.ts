import type { Contract } from "@lockstep/contract";
import { componentName, type Directions } from "./directions.ts";

/** The exported type of each component schema, by its key; input variants included. */
export function schemaTypeNames(contract: Contract, split: Directions): ReadonlyMap<string, string> {
  const names = new Map(contract.schemas.map(({ name, identifier }) => [name, identifier]));
  const used = new Set(names.values());
  for (const { name, identifier } of contract.schemas) {
    const input = split.inputs.get(name);
    if (input === undefined) continue;
    let type = `${identifier}Input`;
    while (used.has(type)) type = `${type}Body`;
    used.add(type);
    names.set(input, type);
  }
  return names;
}

/** The exported type that a schema is a plain reference to, if it is one. */
export function referencedType(schema: unknown, names: ReadonlyMap<string, string>): string | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const keys = Object.keys(schema).filter((key) => key !== "description" && key !== "summary");
  if (keys.length !== 1 || keys[0] !== "$ref") return undefined;
  const name = componentName((schema as { $ref?: unknown }).$ref);
  return name === undefined ? undefined : names.get(name);
}
