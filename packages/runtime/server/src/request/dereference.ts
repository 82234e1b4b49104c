import type { ContractSchemas, Dereference, Schema } from "@lockstep/operation";
import { componentName } from "../engines/component-reference.ts";

/** Follows `$ref`s into the components; a chain that is longer than any honest one ends. */
export function dereferenceIn({ components }: ContractSchemas): Dereference {
  return (schema) => {
    let current: Schema | undefined = schema;
    for (let hops = 0; hops < 32; hops++) {
      if (typeof current !== "object" || typeof current["$ref"] !== "string") return current;
      const target = componentName(current["$ref"]);
      if (target?.below !== "" || !Object.hasOwn(components, target.name)) return undefined;
      current = components[target.name];
    }
    return undefined;
  };
}
