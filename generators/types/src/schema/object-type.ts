import { propertyKey, tsDoc } from "@lockstep/codegen";
import { isJsonObject, type JsonObject } from "@lockstep/contract";
import { record } from "../json-object.ts";
import { literalType } from "./literal-type.ts";
import type { PrintSchema, SchemaPlace, SchemaScope } from "./scope.ts";
import {
  afterColon,
  intersectionOf,
  objectOf,
  type Spot,
  type TypeText,
  tight,
  unionOf,
  unknownType,
} from "./type-text.ts";

/** An object's type: its properties in the document's order, then what other names may hold. */
export function objectType(
  node: JsonObject,
  place: SchemaPlace,
  scope: SchemaScope,
  print: PrintSchema,
): TypeText {
  const required = requiredNames(node, place);
  const overrides = place.component === undefined ? undefined : scope.discriminated.get(place.component);
  const names = new Set<string>();
  const members: string[] = [];
  const spot: Spot = { margin: place.margin + 2, used: place.margin + 2 };
  const add = (name: string, optional: boolean, schema: unknown, typeOf: (spot: Spot) => TypeText): void => {
    names.add(name);
    const marks = `${record(schema)["readOnly"] === true ? "readonly " : ""}${propertyKey(name)}${optional ? "?" : ""}`;
    const type = typeOf({ margin: spot.margin, used: spot.used + marks.length + 2 });
    const doc = isJsonObject(schema) ? tsDoc(scope.docOf(schema), spot.margin) : "";
    members.push(`${doc === "" ? "" : `${doc}\n`}${" ".repeat(spot.margin)}${marks}${afterColon(type)};`);
  };
  for (const [name, schema] of Object.entries(record(node["properties"]))) {
    if (isAbsent(schema, scope)) {
      names.add(name);
      continue;
    }
    const values = overrides?.get(name);
    if (values === undefined) {
      add(name, !required.has(name), schema, (at) => print(schema, at, scope));
    } else {
      add(name, false, schema, (at) => unionOf(values.map(literalType), at));
    }
  }
  const others = otherNames(node, place, scope, print);
  if (place.branch !== true) {
    for (const name of required)
      if (!names.has(name)) add(name, false, undefined, () => others ?? unknownType);
  }
  return withOthers(node, members, others, place);
}

/** Whether values of this direction do not hold a property. */
export function isAbsent(schema: unknown, { direction }: SchemaScope): boolean {
  return isJsonObject(schema) && schema[direction === "input" ? "readOnly" : "writeOnly"] === true;
}

/** Names in `required`, and those that a composition around it requires and it declares. */
function requiredNames(node: JsonObject, { required = new Set() }: SchemaPlace): ReadonlySet<string> {
  const own = node["required"];
  const listed = Array.isArray(own) ? own.filter((name) => typeof name === "string") : [];
  const declared = record(node["properties"]);
  return new Set([...listed, ...[...required].filter((name) => Object.hasOwn(declared, name))]);
}

/** What names that are not declared may hold; `undefined` where nothing is said of them. */
function otherNames(
  node: JsonObject,
  place: SchemaPlace,
  scope: SchemaScope,
  print: PrintSchema,
): TypeText | undefined {
  const { additionalProperties } = node;
  const schemas = Object.values(record(node["patternProperties"]));
  if (additionalProperties === true || isJsonObject(additionalProperties)) schemas.push(additionalProperties);
  if (schemas.length === 0) return undefined;
  const spot = { margin: place.margin + 2, used: place.margin + 18 };
  return unionOf(
    schemas.map((schema) => print(schema, spot, scope)),
    spot,
  );
}

function withOthers(
  node: JsonObject,
  members: readonly string[],
  others: TypeText | undefined,
  place: SchemaPlace,
): TypeText {
  if (others === undefined) {
    if (members.length > 0) return objectOf(members, place);
    const closed =
      node["additionalProperties"] === false && Object.keys(record(node["properties"])).length === 0;
    return tight(`Record<string, ${closed ? "never" : "unknown"}>`);
  }
  const index = `${" ".repeat(place.margin + 2)}[key: string]${afterColon(others)};`;
  if (members.length === 0 || others.text === "unknown") return objectOf([...members, index], place);
  return intersectionOf([objectOf(members, place), objectOf([index], place)], place);
}
