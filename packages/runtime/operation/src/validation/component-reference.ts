import type { Dereference } from "../parameters/grammar.ts";
import type { ContractSchemas, Schema } from "./schemas.ts";

/** The component that a `$ref` leads to, and the JSON pointer below it, `""` for the whole. `undefined`: it leads elsewhere. */
export function componentName(
  reference: unknown,
): { readonly name: string; readonly below: string } | undefined {
  if (typeof reference !== "string") return undefined;
  const [, encoded, below = ""] = /^#\/components\/schemas\/([^/]+)(\/.*)?$/.exec(reference) ?? [];
  if (encoded === undefined) return undefined;
  return {
    name: decodeURIComponent(encoded).replaceAll("~1", "/").replaceAll("~0", "~"),
    below: decodeURIComponent(below),
  };
}

/** Follows `$ref`s into the components; one that leads nowhere, or round in a circle, gives `undefined`. */
export function dereferenceIn({ components }: Pick<ContractSchemas, "components">): Dereference {
  return (schema) => {
    const passed = new Set<Schema>();
    let current = schema;
    while (typeof current === "object" && typeof current["$ref"] === "string") {
      if (passed.has(current)) return undefined;
      passed.add(current);
      const target = componentName(current["$ref"]);
      if (target?.below !== "" || !Object.hasOwn(components, target.name)) return undefined;
      current = components[target.name];
    }
    return current;
  };
}
