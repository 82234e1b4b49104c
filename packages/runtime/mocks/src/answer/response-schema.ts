import { declaredMediaTypes, isJson, matchMediaType, type Operation, type Schema } from "@lockstep/operation";
import { sampledType } from "../sampler/sampled-type.ts";
import type { World } from "../world.ts";

/** How the answers of an operation with one status look. */
export interface ResponseShape {
  /** The first JSON type that is declared, else the first of all. `undefined`: no body. */
  readonly mediaType: string | undefined;
  /** The same as the contract declares it, where that is a range. */
  readonly declared: string | undefined;
  /** The body as it travels. */
  readonly wire: Schema | undefined;
  /** The body without its envelope. */
  readonly payload: Schema | undefined;
}

/** @param contentType Default: the first media type that is declared; of a range, one that suits the schema. */
export function responseShape(
  world: World,
  operation: Operation,
  status: number,
  contentType?: string,
): ResponseShape {
  const declared = declaredMediaTypes(operation.responses, status);
  const key =
    contentType === undefined ? declared[0] : (matchMediaType(declared, contentType) ?? contentType);
  const responses = world.contract.schemas.operations[operation.id]?.responses;
  const wire = key === undefined ? undefined : responses?.[declaredKey(operation, status)]?.[key];
  const mediaType = contentType ?? (key === undefined ? undefined : sampledType(world.sampling, key, wire));
  const enveloped = operation.envelope !== undefined && mediaType !== undefined && isJson(mediaType);
  const payload = enveloped ? world.sampling.at(wire, operation.envelope?.data ?? "") : wire;
  return { mediaType, declared: key, wire, payload };
}

/** The key under which a status is declared: its own, its range's, or `default`. */
export function declaredKey({ responses }: Operation, status: number): string {
  const range = `${String(status)[0]}XX`;
  return [String(status), range].find((key) => Object.hasOwn(responses, key)) ?? "default";
}
