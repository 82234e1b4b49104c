import { declaredMediaTypes, isJson, type Operation, type Schema } from "@lockstep/operation";
import type { World } from "../world.ts";

/** How the answers of an operation with one status look. */
export interface ResponseShape {
  /** The first JSON type that is declared, else the first of all. `undefined`: no body. */
  readonly mediaType: string | undefined;
  /** The body as it travels. */
  readonly wire: Schema | undefined;
  /** The body without its envelope. */
  readonly payload: Schema | undefined;
}

/** @param contentType Default: the first media type that is declared. */
export function responseShape(
  world: World,
  operation: Operation,
  status: number,
  contentType?: string,
): ResponseShape {
  const mediaType = contentType ?? declaredMediaTypes(operation.responses, status)[0];
  const responses = world.contract.schemas.operations[operation.id]?.responses;
  const wire = mediaType === undefined ? undefined : responses?.[declaredKey(operation, status)]?.[mediaType];
  const enveloped = operation.envelope !== undefined && mediaType !== undefined && isJson(mediaType);
  const payload = enveloped ? world.sampling.at(wire, operation.envelope?.data ?? "") : wire;
  return { mediaType, wire, payload };
}

/** The key under which a status is declared: its own, its range's, or `default`. */
export function declaredKey({ responses }: Operation, status: number): string {
  const range = `${String(status)[0]}XX`;
  return [String(status), range].find((key) => Object.hasOwn(responses, key)) ?? "default";
}
