import { type ContractSchemas, getAt, type Schema } from "@lockstep/operation";
import { apartFrom } from "./apart.ts";
import { sampleArray } from "./array.ts";
import { preferredBranch } from "./branches.ts";
import { type Flat, type Flattening, flatten } from "./flatten.ts";
import { hasType, isKeywords, type Keywords, texts } from "./keywords.ts";
import { sampleNumber } from "./number.ts";
import { sampleObject } from "./object.ts";
import { hash, type Random, randomFrom } from "./random.ts";
import { sampleText } from "./text.ts";

/** What a sample depends on: equal requests give equal values, in whatever order they are made. */
export interface SampleRequest {
  readonly schema: Schema;
  readonly seed: number;
  /** Parts that are decided already: kept as they are, what they lack is filled in. */
  readonly given?: unknown;
  /** Whether properties that are not required are there. Default `all`. */
  readonly optional?: "all" | "none";
  /** How often the values at a JSON pointer were refused: each time another one is made. Default none. */
  readonly refusals?: ReadonlyMap<string, number>;
  /** Whether a value is valid, to keep values apart from schemas that they must not fit. Default: nothing is known. */
  readonly fits?: (schema: Schema, value: unknown) => boolean;
}

/** Makes a value for a schema; it fits nearly always, see {@link sampleValid}. */
export function sample(components: ContractSchemas["components"], request: SampleRequest): unknown {
  const root = { components: { schemas: components } };
  const run: Run = {
    request,
    resolve: (reference) => {
      const target = reference.startsWith("#/") ? getAt(root, decodeFragment(reference)) : undefined;
      return typeof target === "boolean" || isKeywords(target) ? target : undefined;
    },
    budget: { nodes: mostNodes },
    certain: certainOf(components),
  };
  return sampleNode(run, {
    schema: request.schema,
    pointer: "",
    name: "",
    depth: 0,
    refused: 0,
    open: new Map(),
    given: request.given,
  });
}

/** One run over a schema. */
export interface Run {
  readonly request: SampleRequest;
  readonly resolve: (reference: string) => Schema | undefined;
  /** Values that may still be made before only what is required is. */
  readonly budget: { nodes: number };
  /** Schemas without a choice between branches, flattened before. */
  readonly certain: WeakMap<object, Certain>;
}

interface Certain {
  readonly keywords: Keywords;
  readonly rivals: readonly Schema[];
  readonly references: readonly string[];
}

/** Values in one sample, before only what is required is made. */
const mostNodes = 1200;

const certainBy = new WeakMap<object, WeakMap<object, Certain>>();

function certainOf(components: ContractSchemas["components"]): WeakMap<object, Certain> {
  const known = certainBy.get(components) ?? new WeakMap<object, Certain>();
  certainBy.set(components, known);
  return known;
}

/** One place of the value that is made. */
export interface Place {
  readonly schema: Schema;
  /** JSON pointer of the place, which is what its randomness comes from. */
  readonly pointer: string;
  /** Name of the property, or of the list it is an element of. */
  readonly name: string;
  readonly depth: number;
  /** How often a value here or around here was refused. */
  readonly refused: number;
  readonly open: ReadonlyMap<string, number>;
  readonly given: unknown;
}

/** Past this depth a value is `null` or empty, whatever the schema says: only an endless schema gets there. */
const deepest = 40;

/** Makes the value of one place. */
export function sampleNode(run: Run, asked: Place): unknown {
  run.budget.nodes--;
  const refused = asked.refused + (run.request.refusals?.get(asked.pointer) ?? 0);
  const place: Place = { ...asked, refused };
  const random = randomFrom(hash(run.request.seed, place.pointer, refused));
  if (place.depth > deepest) return null;
  const flat = flattenAt(run, place);
  if (!flat) return place.given === undefined ? null : place.given;
  const { keywords } = flat;
  if (place.given !== undefined && !isContainer(place.given)) return place.given;
  const fixed = place.given === undefined ? constant(keywords, random) : undefined;
  if (fixed) return structuredClone(fixed.value);
  const example = place.refused > 2 && place.given === undefined ? ownExample(keywords) : undefined;
  if (example !== undefined && place.refused % 2 === 1) return structuredClone(example);
  const inner = { ...place, open: flat.open };
  const value = ofType(typeFor(keywords, place, random), run, inner, keywords, random);
  return place.refused > 0 && flat.rivals.length > 0
    ? apartFrom(flat.rivals, value, run, inner, keywords)
    : value;
}

/** The schema of a place without references and branches. */
export function flattenAt(run: Run, place: Place): Flat | undefined {
  const { schema } = place;
  if (typeof schema === "boolean") return schema ? { keywords: {}, rivals: [], open: place.open } : undefined;
  const known = run.certain.get(schema);
  if (known) return { ...known, open: opened(place.open, known.references) };
  let chosen = false;
  const prefer: Flattening["prefer"] = (keyword, branches) => {
    chosen = true;
    return preferredBranch(run, place, keyword, branches);
  };
  const flat = flatten(schema, { resolve: run.resolve, prefer }, place.open);
  if (flat && !chosen) {
    const references = [...flat.open].flatMap(([reference, times]) =>
      times > (place.open.get(reference) ?? 0) ? [reference] : [],
    );
    run.certain.set(schema, { keywords: flat.keywords, rivals: flat.rivals, references });
  }
  return flat;
}

function opened(
  open: ReadonlyMap<string, number>,
  references: readonly string[],
): ReadonlyMap<string, number> {
  if (references.length === 0) return open;
  const more = new Map(open);
  for (const reference of references) more.set(reference, (more.get(reference) ?? 0) + 1);
  return more;
}

function ofType(type: string, run: Run, place: Place, keywords: Keywords, random: Random): unknown {
  switch (type) {
    case "object":
      return sampleObject(run, place, keywords, random);
    case "array":
      return sampleArray(run, place, keywords, random);
    case "string":
      return sampleText(keywords, place.name, random);
    case "integer":
    case "number":
      return sampleNumber(keywords, isWhole(type, keywords["format"]), place.name, random);
    case "boolean":
      return random.next() < 0.5;
    default:
      return null;
  }
}

function isWhole(type: string, format: unknown): boolean {
  return type === "integer" || format === "int32" || format === "int64";
}

function constant(keywords: Keywords, random: Random): { readonly value: unknown } | undefined {
  if (keywords["const"] !== undefined) return { value: keywords["const"] };
  const values = keywords["enum"];
  if (!Array.isArray(values) || values.length === 0) return undefined;
  const typed = values.filter((value) => hasType(keywords["type"], value));
  // A null among values is for what is absent.
  const telling = typed.filter((value) => value !== null);
  return { value: random.pick(telling.length > 0 ? telling : typed.length > 0 ? typed : values) };
}

function typeFor(keywords: Keywords, place: Place, random: Random): string {
  if (Array.isArray(place.given)) return "array";
  if (place.given !== undefined) return "object";
  const stated = keywords["type"];
  const types = Array.isArray(stated) ? texts(stated) : typeof stated === "string" ? [stated] : [];
  if (types.length === 0) return impliedType(keywords);
  const telling = types.filter((type) => type !== "null");
  const recursing = [...place.open.values()].some((times) => times > 2);
  if (telling.length < types.length && (recursing || telling.length === 0 || random.next() < 0.1))
    return "null";
  return telling[place.refused % telling.length] ?? "null";
}

function impliedType(keywords: Keywords): string {
  const has = (...names: readonly string[]): boolean => names.some((name) => keywords[name] !== undefined);
  if (has("properties", "required", "additionalProperties", "patternProperties", "minProperties"))
    return "object";
  if (has("items", "prefixItems", "minItems", "contains", "uniqueItems")) return "array";
  if (has("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) return "number";
  return "string";
}

function ownExample(keywords: Keywords): unknown {
  const { examples, example } = keywords;
  return Array.isArray(examples) ? examples[0] : example;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null && (Array.isArray(value) || isPlainObject(value));
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function decodeFragment(reference: string): string {
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return reference.slice(1);
  }
}
