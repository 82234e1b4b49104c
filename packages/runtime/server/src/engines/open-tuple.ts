import type { ContractSchemas, Schema } from "@lockstep/operation";
import { componentName } from "./component-reference.ts";
import { mapSchema } from "./schema-walk.ts";

/**
 * Whether a schema reaches a `prefixItems` whose arrays may be shorter or longer than the list: express-openapi-validator refuses to
 * compile it, and no other way of writing it down means the same.
 */
export function reachesOpenTuple(schema: Schema, { components }: ContractSchemas): boolean {
  const passed = new Set<string>();
  const open: Schema[] = [schema];
  let found = false;
  for (let current = open.pop(); current !== undefined && !found; current = open.pop()) {
    mapSchema(current, (node) => {
      const { prefixItems, minItems, maxItems, items } = node;
      const length = Array.isArray(prefixItems) ? prefixItems.length : minItems;
      found ||=
        Array.isArray(prefixItems) && !(minItems === length && (maxItems === length || items === false));
      const name = componentName(node["$ref"])?.name;
      if (name !== undefined && !passed.has(name) && Object.hasOwn(components, name)) {
        passed.add(name);
        open.push(components[name] ?? true);
      }
      return node;
    });
  }
  return found;
}
