import { isSchemaObject, type SchemaObject } from "./schema-walk.ts";

/** What does not travel: `readOnly` properties in requests, `writeOnly` ones in answers (JSON Schema 2020-12 §9.4). */
export type Forbidden = "readOnly" | "writeOnly";

/**
 * Forbids the properties of a schema node that do not travel in one direction, and no longer requires them.
 * @param original the node as the contract has it: says what is forbidden.
 */
export function withoutForbidden(
  node: SchemaObject,
  original: SchemaObject,
  forbidden: Forbidden,
): SchemaObject {
  const { properties: declared } = original;
  const { properties, required } = node;
  if (!isSchemaObject(declared) || !isSchemaObject(properties)) return node;
  const gone = Object.keys(declared).filter((name) => {
    const property = declared[name];
    return isSchemaObject(property) && property[forbidden] === true;
  });
  if (gone.length === 0) return node;
  const kept = Object.entries(properties).map(([name, value]) => [name, gone.includes(name) ? false : value]);
  return {
    ...node,
    properties: Object.fromEntries(kept),
    ...(Array.isArray(required) && { required: required.filter((name) => !gone.includes(name)) }),
  };
}
