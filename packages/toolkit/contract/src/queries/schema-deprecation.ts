import type { Deprecation } from "../extensions/x-deprecation/extension.ts";
import { isJsonObject, ownObject } from "../json/json-object.ts";
import type { Contract, SchemaNode } from "../model.ts";

/**
 * The `x-deprecation` of a schema or property, parsed; that of a `$ref`'s target is not looked at. Undefined where it has
 * none.
 */
export function schemaDeprecation(
  contract: Pick<Contract, "schemaDeprecations">,
  schema: SchemaNode,
): Deprecation | undefined {
  const value = isJsonObject(schema) ? ownObject(schema, "x-deprecation") : undefined;
  return value && contract.schemaDeprecations.get(value);
}
