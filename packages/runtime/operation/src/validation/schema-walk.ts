import type { Schema } from "./schemas.ts";

/** A schema that is no boolean. */
export type SchemaObject = Exclude<Schema, boolean>;

/**
 * Rebuilds a schema from the inside out. Only what stands in the place of a schema is changed: data (`const`, `enum`) stays as it
 * is, and a property may be called like a keyword.
 * @param change is given the rebuilt node and the one that it comes from.
 */
export function mapSchema(
  schema: Schema,
  change: (node: SchemaObject, original: SchemaObject) => Schema,
): Schema {
  return isSchemaObject(schema) ? mapNode(schema, change) : schema;
}

/** Whether a value can stand where a schema with keywords is expected. */
export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapNode(schema: SchemaObject, change: Parameters<typeof mapSchema>[1]): Schema {
  const mapAny = (value: unknown): unknown => (isSchemaObject(value) ? mapNode(value, change) : value);
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (schemaKeywords.has(keyword)) return [keyword, mapAny(value)];
    if (listKeywords.has(keyword) && Array.isArray(value)) return [keyword, value.map(mapAny)];
    if (mapKeywords.has(keyword) && isSchemaObject(value)) {
      const children = Object.entries(value).map(([name, child]) => [name, mapAny(child)]);
      return [keyword, Object.fromEntries(children)];
    }
    return [keyword, value];
  });
  return change(Object.fromEntries(entries), schema);
}

const schemaKeywords: ReadonlySet<string> = new Set([
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
const listKeywords: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const mapKeywords: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  // Of older drafts; validators still follow it.
  "dependencies",
  "$defs",
  "definitions",
]);
