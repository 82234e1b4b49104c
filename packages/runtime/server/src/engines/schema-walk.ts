import type { Schema } from "@lockstep/operation";

export type SchemaObject = { readonly [keyword: string]: unknown };

/**
 * Rebuilds a schema from the inside out. Only what stands in the place of a schema is changed: data (`const`, `enum`) stays as it
 * is, and so does a property whose name is a keyword.
 * @param change is given the rebuilt node and the one that it comes from.
 */
export function mapSchema(
  schema: unknown,
  change: (node: SchemaObject, original: SchemaObject) => Schema,
): unknown {
  if (!isSchemaObject(schema)) return schema;
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (schemaKeywords.has(keyword)) return [keyword, mapSchema(value, change)];
    if (listKeywords.has(keyword) && Array.isArray(value)) {
      return [keyword, value.map((item) => mapSchema(item, change))];
    }
    if (mapKeywords.has(keyword) && isSchemaObject(value)) {
      return [
        keyword,
        Object.fromEntries(Object.entries(value).map(([name, child]) => [name, mapSchema(child, change)])),
      ];
    }
    return [keyword, value];
  });
  return change(Object.fromEntries(entries), schema);
}

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
  "$defs",
  "definitions",
]);
