import type { Parameter } from "../operation.ts";
import type { Schema } from "../validation/schemas.ts";
import { allowedTypes, childSchema, type Dereference, readText, type TextType } from "./grammar.ts";

/** What one parameter's text holds: nothing where it is absent. */
export interface Reading {
  readonly value?: unknown;
  readonly problem?: string;
}

/** A parameter, and what its schema says of the value. */
export interface Shape {
  readonly parameter: Parameter;
  readonly schema: Schema | undefined;
  readonly dereference: Dereference;
  readonly types: ReadonlySet<TextType>;
}

/** Undoes an encoding; `undefined`: the text is malformed. */
export type Decode = (text: string) => string | undefined;

export const malformed: Reading = { problem: "is not validly percent-encoded" };

export function shapeOf(parameter: Parameter, schema: Schema | undefined, dereference: Dereference): Shape {
  return { parameter, schema, dereference, types: allowedTypes(schema, dereference) };
}

/** Whether the value is read as a list or as names and values. A schema that allows a string too leaves the text whole. */
export function isComposite({ types }: Shape, type: "array" | "object"): boolean {
  return types.has(type) && !types.has("string");
}

export function readArray({ schema, dereference }: Shape, parts: readonly string[], decode: Decode): Reading {
  const types = allowedTypes(childSchema(schema, undefined, dereference), dereference);
  const values: unknown[] = [];
  for (const part of parts) {
    const text = decode(part);
    if (text === undefined) return malformed;
    values.push(readText(text, types));
  }
  return { value: values };
}

/** @param parts names and values in turn. */
export function readObject(
  { schema, dereference }: Shape,
  parts: readonly string[],
  decode: Decode,
): Reading {
  const result = bag();
  if (parts.length % 2 !== 0) return { problem: "must hold a value for each name" };
  for (let index = 0; index < parts.length; index += 2) {
    const key = decode(parts[index] ?? "");
    const text = decode(parts[index + 1] ?? "");
    if (key === undefined || text === undefined) return malformed;
    result[key] = readText(text, allowedTypes(childSchema(schema, key, dereference), dereference));
  }
  return { value: result };
}

/** Reads a value that is serialised by a media type; every such one is read as JSON. */
export function readContent(text: string | undefined): Reading {
  if (text === undefined) return malformed;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "must be valid JSON" };
  }
}

/** No prototype: a parameter may be called `__proto__`. */
export function bag(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

export function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
