import { readDeepObject } from "./deep-object.ts";
import { allowedTypes, childSchema, readText, takesText } from "./grammar.ts";
import {
  bag,
  decodeOnce,
  isComposite,
  type Reading,
  readArray,
  readContent,
  readObject,
  type Shape,
} from "./reading.ts";
import type { Pair } from "./request-pairs.ts";

/**
 * Reads a query parameter: styles `form`, `spaceDelimited`, `pipeDelimited` (OAS 3.1 §4.8.12.3) and `deepObject`.
 * @param known is given every name of the query that belongs to the parameter.
 */
export function readQueryStyle(shape: Shape, pairs: readonly Pair[], known: Set<string>): Reading {
  const { name, style = "form", explode = style === "form", contentType } = shape.parameter;
  if (style === "deepObject") return readDeepObject(shape, pairs, known);
  if (isExplodedObject(shape)) return readExplodedObject(shape, pairs, known);
  known.add(name);
  const own = pairs.filter(([key]) => key === name);
  const [first] = own;
  if (first === undefined) return {};
  const [, text, raw] = first;
  if (contentType) return own.length > 1 ? repeated : readContent(text);
  if (isListHere(shape, own)) {
    if (explode) {
      return readArray(
        shape,
        own.map(([, value]) => value),
        asIs,
      );
    }
    return own.length > 1 ? repeated : readArray(shape, partsOf(shape, style, text, raw), decodeOnce);
  }
  if (own.length > 1) return repeated;
  if (isComposite(shape, "object")) return readObject(shape, raw.split(","), decodeOnce);
  return { value: readText(text, shape.types) };
}

/** Whether it takes names that cannot be told from other parameters: an exploded form object does. */
export function acceptsUnknownNames(shape: Shape): boolean {
  if (!isExplodedObject(shape)) return false;
  const target = shape.dereference(shape.schema);
  return typeof target === "object" && target["additionalProperties"] !== false;
}

/** The names of the query that an exploded object's properties have, which are no other's. */
export function declaredNames(shape: Shape): readonly string[] {
  if (shape.parameter.in !== "query" || !isExplodedObject(shape)) return [];
  const target = shape.dereference(shape.schema);
  const properties = typeof target === "object" ? target["properties"] : undefined;
  return typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
}

// Where a schema takes a list as well as a text, one value is the text if it can be.
function isListHere({ types, schema, dereference }: Shape, own: readonly Pair[]): boolean {
  if (!types.has("array")) return false;
  return !types.has("string") || own.length > 1 || !takesText(schema, own[0]?.[1] ?? "", dereference);
}

/** The raw elements of a list in one value. */
function partsOf(
  { schema, dereference }: Shape,
  style: string,
  text: string,
  raw: string,
): readonly string[] {
  if (raw === "") return [];
  // These separators only travel encoded.
  if (style === "spaceDelimited") return raw.split(/%20/);
  if (style === "pipeDelimited") return raw.split(/%7C|\|/i);
  const parts = raw.split(",");
  if (parts.length > 1 || !text.includes(",")) return parts;
  // Many callers encode the separator too. Where an element can hold a comma itself, it is data.
  const types = allowedTypes(childSchema(schema, undefined, dereference), dereference);
  const holdsComma = types.size === 0 || types.has("string") || types.has("object") || types.has("array");
  return holdsComma ? parts : raw.split(/%2C/i);
}

function isExplodedObject(shape: Shape): boolean {
  const { style = "form", explode = style === "form", contentType } = shape.parameter;
  return style === "form" && explode && !contentType && isComposite(shape, "object");
}

// Of an object that takes any property, the others are those names that belong to no other parameter: it is read last.
function readExplodedObject(shape: Shape, pairs: readonly Pair[], known: Set<string>): Reading {
  const { schema: whole, dereference, parameter } = shape;
  const open = acceptsUnknownNames(shape);
  const others = new Set(known);
  const result = bag();
  for (const [key, text] of pairs) {
    const schema = childSchema(whole, key, dereference);
    if (schema === undefined && (!open || others.has(key))) continue;
    known.add(key);
    const types = allowedTypes(schema, dereference);
    if (!types.has("array") || types.has("string")) {
      if (Object.hasOwn(result, key)) return repeated;
      result[key] = readText(text, types);
      continue;
    }
    const list = Object.hasOwn(result, key) ? (result[key] as unknown[]) : [];
    list.push(readText(text, allowedTypes(childSchema(schema, undefined, dereference), dereference)));
    result[key] = list;
  }
  return Object.keys(result).length > 0 || parameter.required ? { value: result } : {};
}

const repeated: Reading = { problem: "must not be repeated" };

// The pairs of a query are decoded before.
function asIs(text: string): string {
  return text;
}
