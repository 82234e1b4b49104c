import type { Schema } from "@lockstep/operation";
import { leadsBack } from "./branches.ts";
import { isKeywords, isSchema, type Keywords, texts } from "./keywords.ts";
import { matchesPattern, samplePattern } from "./pattern.ts";
import { hash, type Random, randomFrom } from "./random.ts";
import { type Place, type Run, sampleNode } from "./sample.ts";
import { sampleText } from "./text.ts";

/** An object for a schema without references or branches. */
export function sampleObject(
  run: Run,
  place: Place,
  keywords: Keywords,
  random: Random,
): Readonly<Record<string, unknown>> {
  const given = isKeywords(place.given) ? place.given : {};
  const names = chosenNames(run, place, keywords, given);
  const least = typeof keywords["minProperties"] === "number" ? keywords["minProperties"] : 0;
  const value: Record<string, unknown> = {};
  for (const name of names) {
    const schema = propertySchema(keywords, name) ?? true;
    define(value, name, sampleProperty(run, place, name, schema, own(given, name)));
  }
  const isMap = Object.keys(properties(keywords)).length === 0 && run.request.optional !== "none";
  const wanted = Math.max(least, names.size === 0 && isMap && isSchemaForMore(keywords) ? 2 : 0);
  for (let turn = 0; Object.keys(value).length < wanted && turn < 50; turn++) {
    const name = furtherName(run, place, keywords, random, turn);
    if (name === undefined || Object.hasOwn(value, name)) continue;
    const schema = propertySchema(keywords, name) ?? true;
    if (schema !== false) define(value, name, sampleProperty(run, place, name, schema, undefined));
  }
  return value;
}

function sampleProperty(run: Run, place: Place, name: string, schema: Schema, given: unknown): unknown {
  return sampleNode(run, {
    ...place,
    schema,
    pointer: `${place.pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    name,
    depth: place.depth + 1,
    given,
  });
}

/** What is required and given, and of the rest as much as suits. */
function chosenNames(run: Run, place: Place, keywords: Keywords, given: Keywords): ReadonlySet<string> {
  const declared = properties(keywords);
  const required = texts(keywords["required"]).filter((name) => !isWriteOnly(declared[name]));
  const names = new Set([...required, ...Object.keys(given)]);
  const most =
    typeof keywords["maxProperties"] === "number" ? keywords["maxProperties"] : Number.POSITIVE_INFINITY;
  const least = typeof keywords["minProperties"] === "number" ? keywords["minProperties"] : 0;
  const tight = run.budget.nodes < 0 || place.depth > 6;
  const optional = Object.keys(declared).filter((name) => {
    const schema = declared[name];
    return !names.has(name) && schema !== false && !isWriteOnly(schema) && isSchema(schema);
  });
  for (const name of optional) {
    if (names.size >= most) break;
    const schema = declared[name];
    const needed = names.size < least;
    if (!needed && (tight || (isSchema(schema) && leadsBack(schema, place.open)))) continue;
    if (needed || isWanted(run, place, name)) names.add(name);
  }
  addDependents(keywords, names);
  return names;
}

// The first value has all; when it is refused, the next has none, and then others by chance.
function isWanted(run: Run, place: Place, name: string): boolean {
  const start = run.request.optional === "none" ? 1 : 0;
  const turn = place.refused + start;
  if (turn === 0) return true;
  if (turn === 1) return false;
  if (turn === 2 && start === 1) return true;
  return hash(run.request.seed, place.pointer, name, turn) % 2 === 0;
}

function addDependents(keywords: Keywords, names: Set<string>): void {
  const dependents = keywords["dependentRequired"];
  if (!isKeywords(dependents)) return;
  for (let size = -1; size < names.size; ) {
    size = names.size;
    for (const [name, needed] of Object.entries(dependents)) {
      if (names.has(name)) for (const one of texts(needed)) names.add(one);
    }
  }
}

function propertySchema(keywords: Keywords, name: string): Schema | undefined {
  const parts: Schema[] = [];
  const declared = own(properties(keywords), name);
  if (isSchema(declared)) parts.push(declared);
  const patterns = keywords["patternProperties"];
  if (isKeywords(patterns)) {
    for (const [source, schema] of Object.entries(patterns)) {
      if (matchesPattern(source, name) && isSchema(schema)) parts.push(schema);
    }
  }
  if (parts.length === 0 && isSchema(keywords["additionalProperties"]))
    return keywords["additionalProperties"];
  return parts.length > 1 ? { allOf: parts } : parts[0];
}

function furtherName(
  run: Run,
  place: Place,
  keywords: Keywords,
  random: Random,
  turn: number,
): string | undefined {
  const patterns = isKeywords(keywords["patternProperties"])
    ? Object.keys(keywords["patternProperties"])
    : [];
  const closed = keywords["additionalProperties"] === false || keywords["unevaluatedProperties"] === false;
  const source = patterns[turn % Math.max(1, patterns.length)];
  if (source !== undefined && (closed || turn % 2 === 0)) return samplePattern(source, random, 1);
  if (closed) return undefined;
  const naming = keywords["propertyNames"];
  if (isKeywords(naming)) {
    const name = sampleNode(run, {
      ...place,
      schema: { type: "string", allOf: [naming] },
      pointer: `${place.pointer}/propertyNames${turn}`,
      name: "key",
      depth: place.depth + 1,
      given: undefined,
    });
    return typeof name === "string" ? name : undefined;
  }
  return sampleText({}, "key", randomFrom(hash(run.request.seed, place.pointer, "key", turn)));
}

function isSchemaForMore(keywords: Keywords): boolean {
  return (
    isKeywords(keywords["additionalProperties"]) ||
    keywords["additionalProperties"] === true ||
    isKeywords(keywords["patternProperties"])
  );
}

function isWriteOnly(schema: unknown): boolean {
  return isKeywords(schema) && schema["writeOnly"] === true;
}

function properties(keywords: Keywords): Keywords {
  return isKeywords(keywords["properties"]) ? keywords["properties"] : {};
}

function own(values: Keywords, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

// A plain assignment to `__proto__` would change the prototype instead of adding a member.
function define(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
