import type { RequestBody } from "../operation.ts";
import { type DeepField, readDeepFields } from "../parameters/deep-object.ts";
import { childSchema, type Dereference } from "../parameters/grammar.ts";
import { readQueryStyle } from "../parameters/query-styles.ts";
import { shapeOf } from "../parameters/reading.ts";
import { type Pair, queryPairs } from "../parameters/request-pairs.ts";
import type { Schema } from "../validation/schemas.ts";
import type { BodyReading } from "./body-reading.ts";

/** Levels that names of a form may nest. Bodies of real contracts go deeper than any query, and a body's size is bounded before. */
const deepest = 20;

/** How the properties of a form are written. */
export type FormEncoding = NonNullable<RequestBody["encoding"]>;

/**
 * Reads `application/x-www-form-urlencoded` (WHATWG URL §5) into an object, typed as the schema says: a repeated name fills an
 * array, `address[city]` nests, an object in one text is JSON (OAS 3.1 §4.8.15). Where the contract gives a property a style it is
 * read in that, as a query parameter would be.
 */
export function readForm(
  text: string,
  schema: Schema | undefined,
  dereference: Dereference,
  encoding: FormEncoding = {},
): BodyReading {
  const pairs = queryPairs(text);
  return pairs
    ? readFields(pairs, schema, dereference, encoding)
    : { problem: "is not validly percent-encoded" };
}

/** The same for fields that are decoded already. */
export function readFields(
  pairs: readonly Pair[],
  schema: Schema | undefined,
  dereference: Dereference,
  encoding: FormEncoding = {},
): BodyReading {
  const known = new Set<string>();
  const styled: (readonly [string, unknown])[] = [];
  for (const [name, { style, explode }] of Object.entries(encoding)) {
    if (style === undefined || style === "deepObject") continue;
    const parameter = { name, in: "query", style, ...(explode !== undefined && { explode }) } as const;
    const shape = shapeOf(parameter, childSchema(schema, name, dereference), dereference);
    const { value, problem } = readQueryStyle(shape, pairs, known);
    if (problem !== undefined) return { problem: `${name} ${problem}` };
    if (value !== undefined) styled.push([name, value]);
  }
  const fields = pairs
    .filter(([name]) => !known.has(name))
    .map(([name, text]): DeepField => [pathOf(name, schema, dereference), text]);
  const { value, problem } = readDeepFields(fields, schema, dereference, deepest);
  if (problem !== undefined) return { problem };
  return { value: Object.assign(value as object, Object.fromEntries(styled)) };
}

/** The names that a field's name is made of. A contract may name a property `page[size]` itself. */
function pathOf(name: string, schema: Schema | undefined, dereference: Dereference): readonly string[] {
  const [, head = name, rest] = /^([^[]*)((?:\[[^[\]]*\])+)$/.exec(name) ?? [];
  if (rest === undefined || isDeclared(name, schema, dereference)) return [name];
  return [head, ...rest.slice(1, -1).split("][")];
}

function isDeclared(name: string, schema: Schema | undefined, dereference: Dereference): boolean {
  const bare = childSchema(schema, name.slice(0, name.indexOf("[")), dereference);
  const own = childSchema(schema, name, dereference);
  // Where any property is allowed, both names lead to the same schema.
  return own !== undefined && own !== bare;
}
