import type { Schema } from "@lockstep/operation";
import { leadsBack } from "./branches.ts";
import { isSchema, type Keywords, schemas } from "./keywords.ts";
import type { Random } from "./random.ts";
import { type Place, type Run, sampleNode } from "./sample.ts";

/** Elements that a list gets where the schema asks for no certain number. */
const usualLength = 2;

/** An array for a schema without references or branches. */
export function sampleArray(run: Run, place: Place, keywords: Keywords, random: Random): readonly unknown[] {
  const prefix = schemas(keywords["prefixItems"]);
  const rest = isSchema(keywords["items"]) ? keywords["items"] : undefined;
  const crowded = crowding(keywords, prefix, rest);
  const element = (index: number, given?: unknown, turn = 0): unknown =>
    sampleNode(run, {
      ...place,
      schema: crowded(index) ?? prefix[index] ?? rest ?? true,
      pointer: `${place.pointer}/${index}`,
      name: singular(place.name),
      depth: place.depth + 1,
      refused: place.refused + turn,
      given,
    });
  if (Array.isArray(place.given)) return place.given.map((value, index) => element(index, value));

  const values: unknown[] = [];
  const length = lengthFor(run, place, keywords, prefix, rest, random);
  const seen = new Set<string>();
  const wanted = contained(run, place, keywords);
  for (let index = 0; index < length; index++) {
    let value = index >= prefix.length && wanted.length > 0 ? wanted.shift() : element(index);
    if (keywords["uniqueItems"] === true) {
      for (let turn = 1; seen.has(canonical(value)) && turn <= 30; turn++)
        value = element(index, undefined, turn);
      // A small enum has no more different values; a shorter list is still one.
      if (seen.has(canonical(value))) continue;
      seen.add(canonical(value));
    }
    values.push(value);
  }
  return values;
}

function lengthFor(
  run: Run,
  place: Place,
  keywords: Keywords,
  prefix: readonly unknown[],
  rest: Keywords | boolean | undefined,
  random: Random,
): number {
  const contains = isSchema(keywords["contains"]) ? number(keywords["minContains"], 1) : 0;
  const least = Math.max(number(keywords["minItems"], 0), contains);
  const most = Math.min(
    number(keywords["maxItems"], Number.POSITIVE_INFINITY),
    rest === false ? prefix.length : Number.POSITIVE_INFINITY,
  );
  const scarce =
    // Elements that were refused again and again: no list is as good as one without them.
    place.refused > 3 ||
    run.budget.nodes < 0 ||
    place.depth > 6 ||
    (run.request.optional === "none" && place.depth > 0);
  if (scarce || (rest !== undefined && leadsBack(rest, place.open)))
    return Math.min(Math.max(least, 0), most);
  const usual = Math.max(prefix.length, usualLength + random.integer(-1, 1));
  return Math.min(Math.max(least, usual), most);
}

/** Where the list has no room behind its prefix for what it must contain, the prefix has to hold it: what each of its places then is. */
function crowding(
  keywords: Keywords,
  prefix: readonly Schema[],
  rest: Schema | undefined,
): (index: number) => Schema | undefined {
  const schema = keywords["contains"];
  if (!isSchema(schema)) return () => undefined;
  const most = rest === false ? prefix.length : number(keywords["maxItems"], Number.POSITIVE_INFINITY);
  const missing = number(keywords["minContains"], 1) - Math.max(0, most - prefix.length);
  return (index) => {
    const own = prefix[index];
    return own !== undefined && index < missing ? { allOf: [own, schema] } : undefined;
  };
}

function contained(run: Run, place: Place, keywords: Keywords): unknown[] {
  const schema = keywords["contains"];
  if (!isSchema(schema)) return [];
  const least = number(keywords["minContains"], 1);
  const items = isSchema(keywords["items"]) ? [keywords["items"]] : [];
  return Array.from({ length: least }, (_, index) =>
    sampleNode(run, {
      ...place,
      schema: { allOf: [schema, ...items] },
      pointer: `${place.pointer}/contains${index}`,
      name: singular(place.name),
      depth: place.depth + 1,
      given: undefined,
    }),
  );
}

function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
}

function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(",")}}`;
}

function number(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
