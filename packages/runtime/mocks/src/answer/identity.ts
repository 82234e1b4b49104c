import type { DecodedParameters, Operation, Schema } from "@lockstep/operation";
import { snake } from "../sampler/names.ts";
import { hash } from "../sampler/random.ts";
import type { World } from "../world.ts";

/** What a value is decided by, and which of its properties the request states. */
export interface Identity {
  readonly seed: number;
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * Whom a request speaks of. `GET /agents/7` and the seventh of `GET /agents` are one thing: both are seeded by the list's path and
 * the id, and so is every other operation on that path.
 */
export function identityOf(
  world: World,
  operation: Operation,
  parameters: DecodedParameters,
  payload: Schema | undefined,
): Identity {
  const names = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "");
  const last = /\/\{([^{}]+)\}$/.exec(operation.path)?.[1];
  const given: Record<string, unknown> = {};
  const properties = payload === undefined ? {} : world.sampling.properties(payload);
  for (const name of names) {
    const property = propertyFor(name, properties, name === last);
    const value = property && fitting(world, properties[property], parameters.path[name]);
    if (property !== undefined && value !== undefined) given[property] = value;
  }
  const resource = filledPath(operation.path, parameters.path);
  if (last !== undefined) {
    const list = resource.slice(0, resource.lastIndexOf("/"));
    return { seed: entitySeed(world, list, parameters.path[last]), given };
  }
  return { seed: hash(world.seed, operation.id, resource, JSON.stringify(parameters.query)), given };
}

/** The seed of one thing in a list. */
export function entitySeed(world: World, list: string, id: unknown): number {
  return hash(world.seed, "entity", list, String(id));
}

/** A path template with the request's values. */
export function filledPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

/** The property that holds what a path parameter says; the last parameter of a path is the thing's own id. */
export function propertyFor(
  parameter: string,
  properties: Readonly<Record<string, Schema>>,
  own: boolean,
): string | undefined {
  const wanted = snake(parameter);
  const same = Object.keys(properties).find((name) => name === parameter || snake(name) === wanted);
  if (same !== undefined || !own) return same;
  const short = wanted.slice(wanted.lastIndexOf("_") + 1);
  return Object.keys(properties).find((name) => snake(name) === short);
}

/** The value in the type that a property takes; `undefined` where it takes it in none. */
export function fitting(world: World, schema: Schema | undefined, value: unknown): unknown {
  if (value === undefined) return undefined;
  const forms = [
    value,
    String(value),
    ...(value !== "" && Number.isFinite(Number(value)) ? [Number(value)] : []),
  ];
  return forms.find((form) => world.sampling.fits(schema, form));
}
