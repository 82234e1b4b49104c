import type { Schema } from "../validation/schemas.ts";
import { allowedTypes, childSchema, type Dereference, readText } from "./grammar.ts";
import { bag, type Reading, type Shape } from "./reading.ts";
import type { Pair } from "./request-pairs.ts";

/** Names deeper than this are refused: each level costs an object. */
const deepest = 5;

/**
 * Reads style `deepObject`: `filter[a][b]=1` nests, `filter[a][]=1` and a repeated name whose schema is an array fill one, and so
 * does `filter[a][0][b]=1`.
 * @param known is given every name of the query that belongs to the parameter.
 */
export function readDeepObject(shape: Shape, pairs: readonly Pair[], known: Set<string>): Reading {
  const { name } = shape.parameter;
  const result = bag();
  let found = false;
  for (const [key, text] of pairs) {
    if (!key.startsWith(`${name}[`) || !key.endsWith("]")) continue;
    known.add(key);
    found = true;
    const path = key.slice(name.length + 1, -1).split("][");
    if (path.length > deepest) return { problem: `must not nest more than ${deepest} levels deep` };
    if (!setDeep(shape, result, path, text)) return { problem: "holds contradicting names" };
  }
  return found ? { value: settled(shape.schema, result, shape.dereference) } : {};
}

function setDeep(
  { schema: whole, dereference }: Shape,
  target: Record<string, unknown>,
  path: readonly string[],
  text: string,
): boolean {
  let schema = whole;
  let current: Record<string, unknown> = target;
  for (const [index, key] of path.entries()) {
    schema = childAt(schema, key, dereference);
    if (index < path.length - 1 && path[index + 1] !== "") {
      const next = current[key];
      if (next !== undefined && (typeof next !== "object" || next === null)) return false;
      const child = (next ?? bag()) as Record<string, unknown>;
      current[key] = child;
      current = child;
      continue;
    }
    const types = allowedTypes(schema, dereference);
    const existing = current[key];
    if (types.has("array") || index < path.length - 1) {
      const items = allowedTypes(childSchema(schema, undefined, dereference), dereference);
      const value = readText(text, items);
      if (Array.isArray(existing)) existing.push(value);
      else current[key] = [value];
      return true;
    }
    if (existing !== undefined) return false;
    current[key] = readText(text, types);
  }
  return true;
}

function childAt(schema: Schema | undefined, key: string, dereference: Dereference): Schema | undefined {
  const isIndex = key === "" || (isList(schema, dereference) && /^\d+$/.test(key));
  return childSchema(schema, isIndex ? undefined : key, dereference);
}

/** Turns what was read by index into the arrays that the schema wants, in the order of the indices. */
function settled(schema: Schema | undefined, value: unknown, dereference: Dereference): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(
    ([key, part]) => [key, settled(childAt(schema, key, dereference), part, dereference)] as const,
  );
  if (isList(schema, dereference) && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, part]) => part);
  }
  const result = bag();
  for (const [key, part] of entries) result[key] = part;
  return result;
}

function isList(schema: Schema | undefined, dereference: Dereference): boolean {
  const types = allowedTypes(schema, dereference);
  return types.has("array") && !types.has("object");
}
