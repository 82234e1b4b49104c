import type { Schema } from "@lockstep/operation";
import { flatten } from "./flatten.ts";
import { hasType, isKeywords, schemas, texts } from "./keywords.ts";
import { hash } from "./random.ts";
import type { Place, Run } from "./sample.ts";

/** Which branch of `oneOf` and its like a place tries first; another each time that it is refused. */
export function preferredBranch(
  run: Run,
  place: Place,
  keyword: string,
  branches: readonly Schema[],
): number {
  if (place.given !== undefined) return fittest(run, branches, place);
  if (place.refused > 0 && place.refused % 3 === 0) return simplest(run, branches, place);
  const plain = branches.flatMap((branch, index) => (isPlain(branch, place) ? [index] : []));
  const pool = plain.length > 0 ? plain : branches.map((_, index) => index);
  const first = pool[hash(run.request.seed, place.pointer, keyword) % pool.length] ?? 0;
  // Refused once, a value of the same branch may only have to be kept apart from the others.
  const turn = keyword === "oneOf" ? Math.max(0, place.refused - 1) : place.refused;
  return (first + turn) % branches.length;
}

/** The branch that asks for least: where branches overlap, its value may be the one that fits no other. */
function simplest(run: Run, branches: readonly Schema[], place: Place): number {
  const sizes = branches.map((branch, index) => {
    const flat = flatten(branch, { resolve: run.resolve, prefer: () => 0 }, place.open);
    return [flat ? texts(flat.keywords["required"]).length : Number.POSITIVE_INFINITY, index] as const;
  });
  sizes.sort(([a, i], [b, j]) => a - b || i - j);
  return sizes[(place.refused / 3 - 1) % sizes.length]?.[1] ?? 0;
}

/** The branch that has most of what is given. */
function fittest(run: Run, branches: readonly Schema[], place: Place): number {
  const scores = branches.map((branch, index) => [score(run, branch, place), index] as const);
  scores.sort(([a, i], [b, j]) => b - a || i - j);
  return scores[place.refused % scores.length]?.[1] ?? 0;
}

function score(run: Run, branch: Schema, place: Place): number {
  const flat = flatten(branch, { resolve: run.resolve, prefer: () => 0 }, place.open);
  if (!flat) return Number.NEGATIVE_INFINITY;
  const { keywords } = flat;
  if (!hasType(keywords["type"], place.given)) return -1000;
  const properties = isKeywords(keywords["properties"]) ? keywords["properties"] : {};
  if (!isKeywords(place.given)) return 0;
  return Object.entries(place.given).reduce((sum, [name, value]) => {
    if (!Object.hasOwn(properties, name)) return sum - 1;
    const property = properties[name];
    if (!isKeywords(property)) return sum + 1;
    const stated = property["const"] === undefined ? property["enum"] : [property["const"]];
    return Array.isArray(stated) ? sum + (stated.includes(value) ? 10 : -100) : sum + 1;
  }, 0);
}

// A first choice neither is null nor leads back to where it came from.
function isPlain(branch: Schema, place: Place): boolean {
  if (typeof branch === "boolean") return branch;
  const { $ref, type } = branch;
  return type !== "null" && !(typeof $ref === "string" && place.open.has($ref));
}

/** Whether a schema leads straight back to a reference that is open at this place. */
export function leadsBack(schema: Schema, open: ReadonlyMap<string, number>): boolean {
  if (typeof schema === "boolean") return false;
  const { $ref, items } = schema;
  if (typeof $ref === "string") return open.has($ref);
  if (items !== undefined && isKeywords(items)) return leadsBack(items, open);
  const branches = [...schemas(schema["allOf"]), ...schemas(schema["oneOf"]), ...schemas(schema["anyOf"])];
  return branches.length > 0 && branches.some((branch) => leadsBack(branch, open));
}
