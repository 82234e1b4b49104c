import type { ContractSchemas, Dereference, Schema } from "@lockstep/operation";

const prefix = "#/components/schemas/";

/** Follows `$ref`s into the components; a cycle of nothing but references ends as `undefined`. */
export function dereferenceIn(components: ContractSchemas["components"]): Dereference {
  return (schema) => {
    const passed = new Set<Schema>();
    let current = schema;
    while (typeof current === "object" && typeof current["$ref"] === "string" && !passed.has(current)) {
      passed.add(current);
      const { $ref: reference } = current;
      const name = reference.startsWith(prefix)
        ? decodeURIComponent(reference.slice(prefix.length)).replaceAll("~1", "/").replaceAll("~0", "~")
        : undefined;
      current = name !== undefined && Object.hasOwn(components, name) ? components[name] : undefined;
    }
    return current !== undefined && passed.has(current) ? undefined : current;
  };
}
