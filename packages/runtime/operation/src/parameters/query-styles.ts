import { readDeepObject } from "./deep-object.ts";
import { allowedTypes, childSchema, readText } from "./grammar.ts";
import { bag, isComposite, type Reading, readArray, readContent, readObject, type Shape } from "./reading.ts";
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
  const own = pairs.filter(([key]) => key === name).map(([, value]) => value);
  const [first] = own;
  if (first === undefined) return {};
  if (contentType) return own.length > 1 ? repeated : readContent(first);
  if (isComposite(shape, "array")) {
    if (explode) return readArray(shape, own, asIs);
    const separator = style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";
    return own.length > 1 ? repeated : readArray(shape, first === "" ? [] : first.split(separator), asIs);
  }
  if (own.length > 1) return repeated;
  if (isComposite(shape, "object")) return readObject(shape, first.split(","), asIs);
  return { value: readText(first, shape.types) };
}

/** Whether it takes names that cannot be told from other parameters: an exploded form object does. */
export function acceptsUnknownNames(shape: Shape): boolean {
  if (!isExplodedObject(shape)) return false;
  const target = shape.dereference(shape.schema);
  return typeof target === "object" && target["additionalProperties"] !== false;
}

function isExplodedObject(shape: Shape): boolean {
  const { style = "form", explode = style === "form", contentType } = shape.parameter;
  return style === "form" && explode && !contentType && isComposite(shape, "object");
}

function readExplodedObject(
  { schema: whole, dereference }: Shape,
  pairs: readonly Pair[],
  known: Set<string>,
): Reading {
  const result = bag();
  for (const [key, text] of pairs) {
    const schema = childSchema(whole, key, dereference);
    if (schema === undefined) continue;
    known.add(key);
    result[key] = readText(text, allowedTypes(schema, dereference));
  }
  return Object.keys(result).length > 0 ? { value: result } : {};
}

const repeated: Reading = { problem: "must not be repeated" };

// The pairs of a query are decoded before.
function asIs(text: string): string {
  return text;
}
