import type { JsonObject } from "../model.ts";

/** True for a JSON object: not `null`, not an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Own property of an object that came from a document; never one that it inherits, whatever the key. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Own property that has to be an object; undefined where it is anything else. */
export function ownObject(object: JsonObject, key: string): JsonObject | undefined {
  const value = own(object, key);
  return isJsonObject(value) ? value : undefined;
}

/** Own property that has to be a string; undefined where it is anything else. */
export function ownString(object: JsonObject, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === "string" ? value : undefined;
}

/** Own property that has to be an array; empty where it is anything else. */
export function ownList(object: JsonObject, key: string): readonly unknown[] {
  const value = own(object, key);
  return Array.isArray(value) ? value : [];
}

/** Own entries; empty where the value is no object. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

/** A copy with some keys set; safe for any key, `__proto__` included. */
export function withEntries(object: JsonObject, changes: Iterable<readonly [string, unknown]>): JsonObject {
  return Object.fromEntries([...Object.entries(object), ...changes]);
}

/** The `$ref` of a reference object. */
export function referenceOf(value: unknown): string | undefined {
  return isJsonObject(value) ? ownString(value, "$ref") : undefined;
}
