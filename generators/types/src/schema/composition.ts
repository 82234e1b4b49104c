import { isJsonObject, type JsonObject } from "@lockstep/contract";
import { record } from "../json-object.ts";
import { componentName } from "./component-name.ts";
import { literalType } from "./literal-type.ts";
import { isAbsent } from "./object-type.ts";
import type { PrintSchema, SchemaPlace, SchemaScope } from "./scope.ts";
import { intersectionOf, type TypeText, tight, unionOf } from "./type-text.ts";

/** What `allOf`, `anyOf` and `oneOf` add to a schema: all parts of the first, and one of each of the others. */
export function compositions(
  node: JsonObject,
  place: SchemaPlace,
  scope: SchemaScope,
  print: PrintSchema,
): readonly TypeText[] {
  const parts = allOfParts(node, place, scope, print);
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = node[keyword];
    if (!Array.isArray(branches) || branches.length === 0) continue;
    const spot = { margin: place.margin + 2, used: place.used };
    const types = branches.map((branch) => print(branch, { ...place, ...spot, branch: true }, scope));
    parts.push(unionOf(types, place));
  }
  return parts;
}

function allOfParts(
  node: JsonObject,
  place: SchemaPlace,
  scope: SchemaScope,
  print: PrintSchema,
): TypeText[] {
  const branches = Array.isArray(node["allOf"]) ? node["allOf"] : [];
  if (branches.length === 0) return [];
  const required = requiredIn(node, branches, place);
  return branches.map((branch) => {
    const target = isJsonObject(branch) ? componentName(branch["$ref"]) : undefined;
    if (target === undefined) return print(branch, { ...place, required, branch: true }, scope);
    if (place.component !== undefined && scope.circles.get(place.component)?.whole.has(target)) {
      scope.onCut(place.component, target);
      return print(ownMembers(scope.schemas[target]), { ...place, required, branch: true }, scope);
    }
    return parent(branch, target, required, place, scope, print);
  });
}

/** A parent by name: without the discriminator that it fixes itself, with the optional members that the child requires. */
function parent(
  branch: JsonObject,
  target: string,
  required: ReadonlySet<string>,
  place: SchemaPlace,
  scope: SchemaScope,
  print: PrintSchema,
): TypeText {
  const type = print(branch, { ...place, branch: true }, scope);
  const schema = record(scope.schemas[target]);
  const fixed = [...(scope.discriminated.get(target)?.keys() ?? [])];
  const own = place.component === undefined ? undefined : scope.discriminated.get(place.component);
  const gone = fixed.filter((name) => own?.has(name));
  const properties = record(schema["properties"]);
  const listed: readonly unknown[] = Array.isArray(schema["required"]) ? schema["required"] : [];
  const missing = [...required].filter((name) => Object.hasOwn(properties, name) && !listed.includes(name));
  const kept = gone.length === 0 ? type : tight(`Omit<${type.text}, ${literals(gone)}>`);
  const named = missing.filter((name) => !gone.includes(name) && !isAbsent(properties[name], scope));
  if (named.length === 0 || type.text === "unknown") return kept;
  const whole = canBeNull(schema) ? `NonNullable<${type.text}>` : type.text;
  return intersectionOf([kept, tight(`Required<Pick<${whole}, ${literals(named)}>>`)], place);
}

/** Nothing can be picked from a type that may be null. */
function canBeNull({ nullable, type }: JsonObject): boolean {
  return nullable === true || (Array.isArray(type) && type.includes("null"));
}

/** All that the parts of an `allOf`, the schema around it and what is around that require. */
function requiredIn(node: JsonObject, branches: readonly unknown[], place: SchemaPlace): ReadonlySet<string> {
  const names = new Set<string>(place.required);
  for (const part of [node, ...branches]) {
    const listed = isJsonObject(part) ? part["required"] : undefined;
    if (Array.isArray(listed)) for (const name of listed) names.add(String(name));
  }
  return names;
}

function literals(names: readonly string[]): string {
  return names.map((name) => literalType(name).text).join(" | ");
}

/** What a schema says itself, without its branches. */
function ownMembers(schema: unknown): JsonObject {
  const { oneOf: _, anyOf: __, allOf: ___, $ref: ____, discriminator: _____, ...own } = record(schema);
  return own;
}
