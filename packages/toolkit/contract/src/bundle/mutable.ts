/** A node of a parsed file. The parse belongs to the loader, which rewrites references in it. */
export type MutableObject = { [key: string]: unknown };

export function isMutable(value: unknown): value is MutableObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sets an own property, whatever its name. */
export function setOwn(object: MutableObject, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
