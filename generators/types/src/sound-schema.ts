import { isJsonObject, type JsonObject } from "@lockstep/contract";

/**
 * A copy of a document without what is no schema where one has to stand (a text, a number, null): one such place would keep
 * the types of all others from being printed. The loader has reported them. Nothing of the original is shared.
 */
export function soundCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(soundCopy);
  if (!isJsonObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const copy = schemaMaps.has(key) && isJsonObject(child) ? schemaMap(child) : soundCopy(child);
    Object.defineProperty(result, key, { value: copy, enumerable: true, configurable: true, writable: true });
  }
  return result;
}

function schemaMap(map: JsonObject): unknown {
  return soundCopy(
    Object.fromEntries(
      Object.entries(map).filter(([, schema]) => typeof schema === "boolean" || isJsonObject(schema)),
    ),
  );
}

const schemaMaps: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);
