import { allowedTypes, childSchema, readText } from "./grammar.ts";
import { bag, type Reading, type Shape } from "./reading.ts";
import type { Pair } from "./request-pairs.ts";

/** Names deeper than this are refused: each level costs an object. */
const deepest = 5;

/**
 * Reads style `deepObject`: `filter[a][b]=1` nests, `filter[a][]=1` and a repeated name whose schema is an array fill one.
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
  return found ? { value: result } : {};
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
    schema = childSchema(schema, key === "" ? undefined : key, dereference);
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
