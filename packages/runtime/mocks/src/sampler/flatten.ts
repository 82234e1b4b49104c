import type { Schema } from "@lockstep/operation";
import { isKeywords, isSchema, type Keywords, schemas, texts } from "./keywords.ts";
import { both, merge } from "./merge.ts";

/** A node without `$ref`, `allOf`, `oneOf`, `anyOf`, `not` and `if`: what remains says directly what a value looks like. */
export interface Flat {
  readonly keywords: Keywords;
  /** What a value must not fit: other branches of a `oneOf`, what stands under `not`. */
  readonly rivals: readonly Schema[];
  /** The references that were followed, with how often each was passed on the way from the root. */
  readonly open: ReadonlyMap<string, number>;
}

/** How a schema is looked up and which of several branches is taken. */
export interface Flattening {
  readonly resolve: (reference: string) => Schema | undefined;
  /** Which branch to try first; the others follow in order. */
  readonly prefer: (keyword: string, branches: readonly Schema[]) => number;
}

/** `undefined` when no value can be valid. */
export function flatten(
  schema: Schema,
  flattening: Flattening,
  open: ReadonlyMap<string, number>,
): Flat | undefined {
  let state = absorb({ keywords: {}, rivals: [], open, choices: [] }, schema, new Set(), flattening);
  // Branches are chosen last, when all that holds besides is known and rules some of them out.
  while (state && state.choices.length > 0) {
    const [choice, ...choices] = state.choices;
    state = choice && choose({ ...state, choices }, choice, flattening);
  }
  return state;
}

interface State extends Flat {
  /** What is still to be chosen. */
  readonly choices: readonly Choice[];
}

interface Choice {
  readonly keyword: string;
  readonly branches: readonly Schema[];
  readonly discriminator?: unknown;
  /** References followed to get here without stepping into the value. */
  readonly passed: ReadonlySet<string>;
}

function absorb(
  state: State,
  schema: Schema,
  passed: ReadonlySet<string>,
  flattening: Flattening,
): State | undefined {
  if (typeof schema === "boolean") return schema ? state : undefined;
  const { $ref, allOf, oneOf, anyOf, not, if: condition, then: positive, else: negative, ...own } = schema;
  const keywords = merge(state.keywords, own);
  if (!keywords || not === true) return undefined;
  const rivals = isKeywords(not) ? [...state.rivals, not] : state.rivals;
  let next: State | undefined = { ...state, keywords, rivals };
  const target = typeof $ref === "string" ? flattening.resolve($ref) : undefined;
  // A base that lists its heirs, which refer back to it, says nothing more the second time.
  if (typeof $ref === "string" && target !== undefined && !passed.has($ref)) {
    const open = new Map(state.open).set($ref, (state.open.get($ref) ?? 0) + 1);
    next = absorb({ ...next, open }, target, new Set(passed).add($ref), flattening);
  }
  for (const part of schemas(allOf)) next = next && absorb(next, part, passed, flattening);
  if (!next) return undefined;
  const choices: Choice[] = [
    { keyword: "oneOf", branches: schemas(oneOf), discriminator: schema["discriminator"], passed },
    { keyword: "anyOf", branches: schemas(anyOf), discriminator: schema["discriminator"], passed },
  ];
  if (isSchema(condition)) {
    const met = isSchema(positive) ? { allOf: [condition, positive] } : condition;
    const unmet = { allOf: [{ not: condition }, ...(isSchema(negative) ? [negative] : [])] };
    choices.push({ keyword: "if", branches: [met, unmet], passed });
  }
  return { ...next, choices: [...next.choices, ...choices.filter(({ branches }) => branches.length > 0)] };
}

function choose(
  state: State,
  { keyword, branches, discriminator, passed }: Choice,
  flattening: Flattening,
): State | undefined {
  const first = flattening.prefer(keyword, branches);
  for (let turn = 0; turn < branches.length; turn++) {
    const branch = branches[(first + turn) % branches.length];
    const next = branch === undefined ? undefined : absorb(state, branch, passed, flattening);
    if (next && branch !== undefined) {
      const others = keyword === "oneOf" ? branches.filter((one) => one !== branch) : [];
      return {
        ...next,
        keywords: discriminated(next.keywords, discriminator, branch),
        rivals: [...next.rivals, ...others],
      };
    }
  }
  return undefined;
}

/** Sets the property that names a branch (OAS 3.1 §4.8.25) where the branch does not state it itself. */
function discriminated(keywords: Keywords, discriminator: unknown, branch: Schema): Keywords {
  if (!isKeywords(discriminator) || typeof branch !== "object" || typeof branch["$ref"] !== "string")
    return keywords;
  const name = discriminator["propertyName"];
  if (typeof name !== "string") return keywords;
  const reference = branch["$ref"];
  const bare = reference.slice(reference.lastIndexOf("/") + 1);
  const mapping = isKeywords(discriminator["mapping"]) ? discriminator["mapping"] : {};
  const value =
    Object.keys(mapping).find((key) => mapping[key] === reference || mapping[key] === bare) ?? bare;
  const properties = isKeywords(keywords["properties"]) ? keywords["properties"] : {};
  const present = properties[name];
  if (isKeywords(present) && (present["const"] !== undefined || excludes(present["enum"], value)))
    return keywords;
  return {
    ...keywords,
    type: "object",
    properties: { ...properties, [name]: both(present, { const: value }) },
    required: [...new Set([...texts(keywords["required"]), name])],
  };
}

function excludes(list: unknown, value: string): boolean {
  return Array.isArray(list) && !list.includes(value);
}
