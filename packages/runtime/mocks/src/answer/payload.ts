import { isJson, type Schema } from "@lockstep/operation";
import { isKeywords } from "../sampler/keywords.ts";
import { hash, randomFrom } from "../sampler/random.ts";
import { words } from "../sampler/words.ts";
import type { World } from "../world.ts";
import type { Exchange } from "./exchange.ts";
import { fitting, identityOf } from "./identity.ts";
import type { ResponseShape } from "./response-schema.ts";

/**
 * A payload for an answer, sampled from its schema: with the ids of the path, with what a request's body says of the same
 * properties, and with `stated` before all.
 */
export function samplePayload(
  world: World,
  exchange: Exchange,
  { mediaType, payload }: ResponseShape,
  stated?: unknown,
): unknown {
  if (mediaType === undefined) return undefined;
  const { seed, given } = identityOf(world, exchange.operation, exchange.parameters, payload);
  if (!isJson(mediaType)) return stated ?? samplePlain(world, mediaType, payload, seed);
  // JSON that the contract says nothing of is there all the same.
  if (payload === undefined) return stated === undefined ? (merged(given) ?? {}) : stated;
  const parts =
    stated === undefined || isKeywords(stated)
      ? merged(given, echo(world, exchange, payload), stated)
      : stated;
  return world.sampling.make({ schema: payload, seed, given: parts }).value;
}

/** The properties of a request's body that an answer has as well. */
export function echo(
  world: World,
  { body, operation }: Exchange,
  payload: Schema,
): Readonly<Record<string, unknown>> {
  if (!isKeywords(body) || operation.method === "GET") return {};
  const properties = world.sampling.properties(payload);
  const echoed = Object.entries(body).filter(
    ([name, value]) => Object.hasOwn(properties, name) && fitting(world, properties[name], value) === value,
  );
  return Object.fromEntries(echoed);
}

function samplePlain(world: World, mediaType: string, schema: Schema | undefined, seed: number): unknown {
  if (/^text\/|xml|yaml/.test(mediaType)) {
    const value = schema === undefined ? undefined : world.sampling.make({ schema, seed }).value;
    return typeof value === "string" ? value : words(randomFrom(hash(seed, "text")), 6);
  }
  return new TextEncoder().encode(words(randomFrom(hash(seed, "bytes")), 6));
}

function merged(...parts: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  const all = Object.assign({}, ...parts.filter(isKeywords)) as Readonly<Record<string, unknown>>;
  return Object.keys(all).length > 0 ? all : undefined;
}
