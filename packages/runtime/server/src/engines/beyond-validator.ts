import {
  type ContractSchemas,
  componentName,
  isSchemaObject,
  mapSchema,
  type Schema,
  type SchemaObject,
} from "@lockstep/operation";

/**
 * Whether a schema reaches something that express-openapi-validator refuses to compile, and that no other way of writing it down
 * means as well: a `prefixItems` whose arrays may be shorter or longer than the list, a pattern that Unicode mode does not take.
 */
export function reachesBeyondValidator(schema: Schema, { components }: ContractSchemas): boolean {
  const passed = new Set<string>();
  const open: Schema[] = [schema];
  let found = false;
  for (let current = open.pop(); current !== undefined && !found; current = open.pop()) {
    mapSchema(current, (node) => {
      found ||= isOpenTuple(node) || patternsOf(node).some(isLenient);
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

function isOpenTuple({ prefixItems, minItems, maxItems, items }: SchemaObject): boolean {
  if (!Array.isArray(prefixItems)) return false;
  const { length } = prefixItems;
  return !(minItems === length && (maxItems === length || items === false));
}

function patternsOf({ pattern, patternProperties }: SchemaObject): readonly string[] {
  const names = isSchemaObject(patternProperties) ? Object.keys(patternProperties) : [];
  return typeof pattern === "string" ? [pattern, ...names] : names;
}

function isLenient(pattern: string): boolean {
  try {
    return !new RegExp(pattern, "u").unicode;
  } catch {
    return true;
  }
}
