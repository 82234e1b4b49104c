import { componentName } from "./schema/component-name.ts";

/** The exported type that a schema is a plain reference to, if it is one. */
export function referencedType(schema: unknown, names: ReadonlyMap<string, string>): string | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const keys = Object.keys(schema).filter((key) => key !== "description" && key !== "summary");
  if (keys.length !== 1 || keys[0] !== "$ref") return undefined;
  const name = componentName((schema as { $ref?: unknown }).$ref);
  return name === undefined ? undefined : names.get(name);
}
