import { propertyKey } from "@lockstep/codegen";
import { isJsonObject } from "@lockstep/contract";
import { record } from "../json-object.ts";
import { literalType } from "./literal-type.ts";
import { schemaType } from "./schema-type.ts";
import type { SchemaScope } from "./scope.ts";
import { intersectionOf, objectOf, type TypeText, unionOf } from "./type-text.ts";

/** The type of a component, to stand behind `export type X =`. */
export function componentType(name: string, scope: SchemaScope, used: number): TypeText {
  const schema = scope.schemas[name];
  const spot = { margin: 0, used };
  const type = schemaType(schema, { ...spot, component: name }, scope);
  const fixed = [...(scope.discriminated.get(name) ?? [])].filter(
    ([property]) => !declares(schema, property),
  );
  if (fixed.length === 0) return type;
  const members = fixed.map(
    ([property, values]) =>
      `  ${propertyKey(property)}: ${unionOf(values.map(literalType), spot).text.trim()};`,
  );
  return intersectionOf([type, objectOf(members, spot)], spot);
}

/** Whether a schema, or a part of it that is written in place, declares a property. */
function declares(schema: unknown, property: string): boolean {
  const node = record(schema);
  if (Object.hasOwn(record(node["properties"]), property)) return true;
  const parts = Array.isArray(node["allOf"]) ? node["allOf"] : [];
  return parts.some((part) => isJsonObject(part) && part["$ref"] === undefined && declares(part, property));
}
