import type { Schema } from "../validation/schemas.ts";
import { allowedTypes, childSchema, type Dereference, readText, takesText } from "./grammar.ts";
import { bag, type Reading, type Shape } from "./reading.ts";
import type { Pair } from "./request-pairs.ts";

/** Names of a query that are deeper than this are refused: each level costs an object. */
const deepest = 5;

/** The names that lead to a value, from the outside in; `""` is a list's `[]`. */
export type DeepField = readonly [path: readonly string[], text: string];

/**
 * Reads style `deepObject`: `filter[a][b]=1` nests, `filter[a][]=1` and a repeated name whose schema is an array fill one, and so
 * does `filter[a][0][b]=1`.
 * @param known is given every name of the query that belongs to the parameter.
 */
export function readDeepObject(
  { parameter: { name }, schema, dereference }: Shape,
  pairs: readonly Pair[],
  known: Set<string>,
): Reading {
  const fields: DeepField[] = [];
  for (const [key, text] of pairs) {
    if (!key.startsWith(`${name}[`) || !key.endsWith("]")) continue;
    known.add(key);
    fields.push([key.slice(name.length + 1, -1).split("]["), text]);
  }
  return fields.length > 0 ? readDeepFields(fields, schema, dereference, deepest) : {};
}

/** Puts fields where their names lead, typed as the schema says. Names may nest `depth` levels deep. */
export function readDeepFields(
  fields: readonly DeepField[],
  schema: Schema | undefined,
  dereference: Dereference,
  depth: number,
): Reading {
  const result = bag();
  for (const [path, text] of fields) {
    if (path.length > depth) return { problem: `must not nest more than ${depth} levels deep` };
    if (!setDeep(schema, dereference, result, path, text)) return { problem: "holds contradicting names" };
  }
  return { value: settled(schema, result, dereference) };
}

function setDeep(
  whole: Schema | undefined,
  dereference: Dereference,
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
      if (next !== undefined && (typeof next !== "object" || next === null || Array.isArray(next)))
        return false;
      const child = (next ?? bag()) as Record<string, unknown>;
      current[key] = child;
      current = child;
      continue;
    }
    return setLeaf({ schema, dereference, bracketed: index < path.length - 1 }, current, key, text);
  }
  return true;
}

interface Leaf {
  readonly schema: Schema | undefined;
  readonly dereference: Dereference;
  /** Whether the name says that it is an element of a list. */
  readonly bracketed: boolean;
}

function setLeaf(
  { schema, dereference, bracketed }: Leaf,
  target: Record<string, unknown>,
  key: string,
  text: string,
): boolean {
  const types = allowedTypes(schema, dereference);
  const existing = target[key];
  const isList = bracketed || types.has("array");
  // Where a schema takes a list as well as a scalar, one value is the scalar if it can be.
  if (
    !isList ||
    (!bracketed && existing === undefined && types.size > 1 && takesText(schema, text, dereference))
  ) {
    if (existing !== undefined) return false;
    target[key] = readText(text, new Set([...types].filter((type) => type !== "array")));
    return true;
  }
  const items = allowedTypes(childSchema(schema, undefined, dereference), dereference);
  const value = readText(text, items);
  if (Array.isArray(existing)) existing.push(value);
  else if (typeof existing === "object" && existing !== null) return false;
  else target[key] = existing === undefined ? [value] : [readText(String(existing), items), value];
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
