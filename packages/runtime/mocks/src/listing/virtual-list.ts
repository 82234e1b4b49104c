import type { DecodedParameters, Operation, Schema } from "@lockstep/operation";
import { entitySeed, filledPath, fitting, propertyFor } from "../answer/identity.ts";
import { hash } from "../sampler/random.ts";
import type { World } from "../world.ts";

/**
 * The first things of a list that nobody filled. Each is what its own path answers: the list's path and its id decide it.
 */
export function virtualList(
  world: World,
  operation: Operation,
  parameters: DecodedParameters,
  item: Schema,
  count: number,
): readonly unknown[] {
  const path = filledPath(operation.path, parameters.path);
  const properties = world.sampling.properties(item);
  const key = keyOf(world, operation, properties);
  const scope: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters.path)) {
    const property = propertyFor(name, properties, false);
    const fits = property && fitting(world, properties[property], value);
    if (property !== undefined && property !== key && fits !== undefined) scope[property] = fits;
  }
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const id = key === undefined ? index + 1 : idAt(world, path, properties[key] ?? true, index, seen);
    const known = key === undefined ? scope : { ...scope, [key]: id };
    const given = Object.keys(known).length > 0 ? { given: known } : {};
    return world.sampling.make({ schema: item, seed: entitySeed(world, path, id), ...given }).value;
  });
}

/** The property by which the list's things are asked for one by one. */
function keyOf(
  world: World,
  { path }: Operation,
  properties: Readonly<Record<string, Schema>>,
): string | undefined {
  for (const other of world.operations.values()) {
    if (!other.path.startsWith(`${path}/{`)) continue;
    const name = /^\{([^{}]+)\}$/.exec(other.path.slice(path.length + 1))?.[1];
    const property = name === undefined ? undefined : propertyFor(name, properties, true);
    if (property !== undefined) return property;
  }
  return Object.hasOwn(properties, "id") ? "id" : undefined;
}

/** Whole numbers count up from 1; other ids are sampled, each once. */
function idAt(world: World, path: string, schema: Schema, index: number, seen: Set<string>): unknown {
  const { type } = world.sampling.keywords(schema);
  if (type === "integer" && world.sampling.fits(schema, index + 1)) return index + 1;
  let id: unknown;
  for (let turn = 0; turn < 20; turn++) {
    const seed = hash(world.seed, "id", path, index, turn);
    id = world.sampling.make({ schema, seed }).value;
    if (!seen.has(String(id))) break;
  }
  seen.add(String(id));
  return id;
}
