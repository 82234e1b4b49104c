import type { JsonObject } from "@lockstep/contract";
import type { PrintSchema, SchemaPlace, SchemaScope } from "./scope.ts";
import { arrayOf, type TypeText, tight, unknownType } from "./type-text.ts";

/**
 * A list, or a tuple for `prefixItems` (a list of `items` before 2020-12). A tuple's members are all there unless `minItems`
 * says fewer, and it goes on only where `items` says how.
 */
export function arrayType(
  node: JsonObject,
  place: SchemaPlace,
  scope: SchemaScope,
  print: PrintSchema,
): TypeText {
  const { items, prefixItems, minItems, additionalItems } = node;
  const prefix = Array.isArray(prefixItems) ? prefixItems : Array.isArray(items) ? items : undefined;
  // A list ends a circle of references: TypeScript looks into it only when it has to.
  const inside = { margin: place.margin, used: place.used };
  if (prefix === undefined) {
    return arrayOf(items === undefined ? unknownType : print(items, inside, scope), place);
  }
  const rest = Array.isArray(items) ? additionalItems : items;
  const needed = typeof minItems === "number" ? minItems : prefix.length;
  const members = prefix.map((item, index) => {
    const type = print(item, inside, scope);
    const text = type.binds === "tight" || index < needed ? type.text : `(${type.text})`;
    return index < needed ? text : `${text}?`;
  });
  if (rest !== undefined && rest !== false)
    members.push(`...${arrayOf(print(rest, inside, scope), place).text}`);
  return tight(`[${members.join(", ")}]`);
}
