import { isJsonObject, type JsonObject } from "@lockstep/contract";
import { arrayType } from "./array-type.ts";
import { componentName } from "./component-name.ts";
import { compositions } from "./composition.ts";
import { literalType } from "./literal-type.ts";
import { objectType } from "./object-type.ts";
import type { SchemaPlace, SchemaScope } from "./scope.ts";
import {
  intersectionOf,
  neverType,
  nullType,
  type TypeText,
  tight,
  unionOf,
  unknownType,
} from "./type-text.ts";

/**
 * The TypeScript type of a schema of any OpenAPI version. It is never narrower than what validates: what a type cannot say
 * (`not`, `if`, patterns, bounds) is left to the validators.
 */
export function schemaType(schema: unknown, place: SchemaPlace, scope: SchemaScope): TypeText {
  if (schema === false) return neverType;
  // `true`, and what is no schema: the loader has reported it.
  if (!isJsonObject(schema)) return unknownType;
  const type =
    typeof schema["$ref"] === "string" ? reference(schema, place, scope) : plain(schema, place, scope);
  return schema["nullable"] === true ? unionOf([type, nullType], place) : type;
}

/** What a `$ref` leads to, and what stands beside it. @see JSON Schema Core 2020-12 §8.2.3.1 */
function reference(node: JsonObject, place: SchemaPlace, scope: SchemaScope): TypeText {
  const named = target(node["$ref"], place, scope);
  if (!Object.keys(node).some((key) => constraining.has(key))) return named;
  const { $ref: _, nullable: __, ...beside } = node;
  return intersectionOf([named, plain(beside, { ...place, branch: true }, scope)], place);
}

function target(ref: unknown, place: SchemaPlace, scope: SchemaScope): TypeText {
  const component = componentName(ref);
  const name = component === undefined ? undefined : scope.nameOf(component);
  if (component === undefined || name === undefined) return unknownType;
  if (place.component !== undefined && scope.circles.get(place.component)?.any.has(component)) {
    scope.onCut(place.component, component);
    return unknownType;
  }
  return tight(name);
}

const constraining: ReadonlySet<string> = new Set(
  "type properties required additionalProperties patternProperties allOf anyOf oneOf enum const items prefixItems".split(
    " ",
  ),
);

function plain(node: JsonObject, place: SchemaPlace, scope: SchemaScope): TypeText {
  const composed = compositions(node, place, scope, schemaType);
  const own = ownType(node, place, scope, composed.length > 0);
  if (composed.length === 0) return own;
  const type = intersectionOf(overlapping(own, composed), place);
  return type.text === "unknown" && node["type"] === "object" ? tight("Record<string, unknown>") : type;
}

/** `string` beside `"a" | "b"` says nothing more; a primitive that none of the others can be is what the author forgot. */
function overlapping(own: TypeText, composed: readonly TypeText[]): readonly TypeText[] {
  const [only] = composed;
  if (only === undefined || composed.length > 1 || !primitives.has(own.text)) return [own, ...composed];
  const branches = only.text.split("|").map((text) => text.trim());
  const plainBranches = branches.filter(
    (text) => primitives.has(text) || /^(".*"|-?[\d.e+]+|true|false)$/.test(text),
  );
  return plainBranches.length === branches.length ? [only] : [own, ...composed];
}

const primitives: ReadonlySet<string> = new Set(["string", "number", "boolean"]);

function ownType(node: JsonObject, place: SchemaPlace, scope: SchemaScope, composed: boolean): TypeText {
  if (Object.hasOwn(node, "const")) return literalType(node["const"]);
  const { enum: values } = node;
  if (Array.isArray(values) && values.length > 0) return unionOf(values.map(literalType), place);
  const types = typesOf(node);
  if (types.length === 0) return unknownType;
  return unionOf(
    types.map((type) => typeNamed(type, node, place, scope, composed)),
    place,
  );
}

/** The types that a schema names, or that its keywords are about. */
function typesOf(node: JsonObject): readonly string[] {
  const { type } = node;
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
  if (named.length > 0) return named;
  if (["properties", "additionalProperties", "patternProperties"].some((key) => Object.hasOwn(node, key))) {
    return ["object"];
  }
  if (Object.hasOwn(node, "items") || Object.hasOwn(node, "prefixItems")) return ["array"];
  return [];
}

function typeNamed(
  type: string,
  node: JsonObject,
  place: SchemaPlace,
  scope: SchemaScope,
  composed: boolean,
): TypeText {
  switch (type) {
    case "string":
      return node["format"] === "binary" ? binaryType(scope) : tight("string");
    case "integer":
    case "number":
      return tight("number");
    case "boolean":
      return tight("boolean");
    case "null":
      return nullType;
    case "array":
      return arrayType(node, place, scope, schemaType);
    case "object":
      return anObject(node, place, scope, composed);
    default:
      return unknownType;
  }
}

/** Beside a composition `type: object` says no more than the others do. */
function anObject(node: JsonObject, place: SchemaPlace, scope: SchemaScope, composed: boolean): TypeText {
  if (!composed) return objectType(node, place, scope, schemaType);
  const object = objectType(node, { ...place, branch: true }, scope, schemaType);
  return object.text === "Record<string, unknown>" ? unknownType : object;
}

function binaryType({ binary }: SchemaScope): TypeText {
  return binary.includes("|") ? { text: binary, binds: "union" } : tight(binary);
}
