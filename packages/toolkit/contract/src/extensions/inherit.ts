import { isJsonObject } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";

/** A value of an extension at one place. */
export interface Layer {
  /** Undefined where the place does not say anything. */
  readonly value: unknown;
  /** JSON pointer of the value. */
  readonly pointer: string;
}

/** The value that holds at the innermost place. */
export interface Inherited {
  readonly value: JsonObject;
  /** Pointer of a part of the value, in the layer that it came from. */
  pointerOf(...path: readonly (string | number)[]): string;
}

/** Merges layers from the outermost to the innermost, key by key, the nearest winning; `false` drops all before it. */
export function inherit(layers: readonly Layer[]): Inherited | undefined {
  let merged: Map<string, { readonly value: unknown; readonly pointer: string }> | undefined;
  let nearest = "";
  for (const { value, pointer } of layers) {
    if (value === false) merged = undefined;
    if (!isJsonObject(value)) continue;
    merged ??= new Map();
    nearest = pointer;
    for (const [key, part] of Object.entries(value)) {
      merged.set(key, { value: part, pointer: joinPointer(pointer, key) });
    }
  }
  if (merged === undefined) return undefined;
  const parts = merged;
  return {
    value: Object.fromEntries([...parts].map(([key, { value }]) => [key, value])),
    pointerOf(...path) {
      const [first, ...rest] = path;
      const part = first === undefined ? undefined : parts.get(String(first));
      return part === undefined ? nearest : joinPointer(part.pointer, ...rest);
    },
  };
}
