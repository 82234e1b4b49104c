import { type ContractSchemas, getAt, type Schema } from "@lockstep/operation";
import { flatten } from "./flatten.ts";
import { isKeywords, isSchema, type Keywords, schemas, texts } from "./keywords.ts";
import { merge } from "./merge.ts";
import { longestMatch, matchesPattern } from "./pattern.ts";

/**
 * Says why no value can fit a schema, e.g. `/owner/id: it is required and not allowed`. `undefined`: no reason is known, so something
 * may fit. For people whose contract asks for what cannot be.
 */
export function whyNothingFits(
  components: ContractSchemas["components"],
  schema: Schema,
): string | undefined {
  const root = { components: { schemas: components } };
  return explain(schema, {
    pointer: "",
    open: new Set(),
    choices: 0,
    resolve: (reference) => {
      const target = reference.startsWith("#/") ? getAt(root, decodeURI(reference.slice(1))) : undefined;
      return isSchema(target) ? target : undefined;
    },
  });
}

/** One place of the value that cannot be made. */
interface Spot {
  readonly pointer: string;
  /** References on the way here that only required members led to: a value that comes back to one has no end. */
  readonly open: ReadonlySet<string>;
  readonly resolve: (reference: string) => Schema | undefined;
  /** How many choices led here. */
  readonly choices: number;
}

const mostChoices = 3;

function explain(schema: Schema, spot: Spot): string | undefined {
  if (typeof schema === "boolean") return schema ? undefined : told(spot, "nothing is allowed");
  const { $ref } = schema;
  if (typeof $ref === "string" && Object.keys(schema).length === 1) {
    if (spot.open.has($ref))
      return told(spot, `it leads back to ${$ref} through what is required, without an end`);
    const target = spot.resolve($ref);
    return target === undefined
      ? undefined
      : explain(target, { ...spot, open: new Set(spot.open).add($ref) });
  }
  const flat = flatten(schema, { resolve: spot.resolve, prefer: () => 0 }, new Map());
  if (!flat) return contradiction(schema, spot) ?? told(spot, "its parts contradict each other");
  if (choices(schema, spot, new Set())) {
    if (spot.choices >= mostChoices) return undefined;
    return sameTwice(schema, spot) ?? explainBranches(schema, spot);
  }
  return explainFlat(flat.keywords, spot);
}

/** Why none of the branches of one choice can be; one that nothing is known of may be. */
function explainBranches(schema: Keywords, spot: Spot): string | undefined {
  const parts = conjuncts(schema, spot, new Set());
  const fixed = parts.map(({ oneOf: _, anyOf: __, ...own }) => own);
  for (const part of parts) {
    for (const keyword of ["oneOf", "anyOf"]) {
      const branches = schemas(part[keyword]);
      const reasons = branches.map((branch) => explain({ allOf: [...fixed, branch] }, deeper(spot)));
      if (branches.length > 0 && reasons.every((reason) => reason !== undefined)) return reasons[0];
    }
  }
  return undefined;
}

/** Choices inside of choices are followed a few times only: what is not looked at may be. */
function deeper(spot: Spot): Spot {
  return { ...spot, choices: spot.choices + 1 };
}

/** What the keywords of one node contradict, once there is nothing to choose. */
function explainFlat(keywords: Keywords, spot: Spot): string | undefined {
  for (const [least, most] of bounds) {
    const [low, high] = [keywords[least], keywords[most]];
    const crossed = typeof low === "number" && typeof high === "number" && low > high;
    if (crossed) return told(spot, `${least} ${low} is more than ${most} ${high}`);
  }
  const types = [keywords["type"]].flat();
  const { pattern, minLength } = keywords;
  if (
    types.length === 1 &&
    types[0] === "string" &&
    typeof pattern === "string" &&
    typeof minLength === "number"
  ) {
    const longest = longestMatch(pattern);
    if (longest < minLength)
      return told(spot, `no text that ${pattern} matches has the minLength ${minLength}`);
  }
  if (types.length === 1 && types[0] === "object") return explainObject(keywords, spot);
  const { items, minItems } = keywords;
  if (
    types.length === 1 &&
    types[0] === "array" &&
    typeof minItems === "number" &&
    minItems > 0 &&
    isSchema(items)
  ) {
    return explain(items, { ...spot, pointer: `${spot.pointer}/0` });
  }
  return undefined;
}

const bounds = [
  ["minimum", "maximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
] as const;

function explainObject(keywords: Keywords, spot: Spot): string | undefined {
  const properties = isKeywords(keywords["properties"]) ? keywords["properties"] : {};
  const patterns = isKeywords(keywords["patternProperties"])
    ? Object.keys(keywords["patternProperties"])
    : [];
  for (const name of texts(keywords["required"])) {
    const at = { ...spot, pointer: `${spot.pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}` };
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const isOpen = patterns.some((source) => matchesPattern(source, name));
    if (own === false || (own === undefined && !isOpen && keywords["additionalProperties"] === false)) {
      return told(at, "it is required and not allowed");
    }
    const reason = isSchema(own) ? explain(own, at) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** A `oneOf` in which every schema stands twice: what fits one fits the other too. */
function sameTwice(schema: Keywords, spot: Spot): string | undefined {
  const branches = schemas(schema["oneOf"]).map((branch) => JSON.stringify(meaning(branch, spot)));
  const alone = branches.filter((one) => branches.filter((other) => other === one).length === 1);
  if (branches.length < 2 || alone.length > 0) return undefined;
  return told(spot, "its oneOf lists the same schema more than once, so that what fits one fits another too");
}

/** A schema without what does not change which values fit: formats that nobody knows. */
function meaning(branch: Schema, { resolve }: Spot): unknown {
  const target = isKeywords(branch) && typeof branch["$ref"] === "string" ? resolve(branch["$ref"]) : branch;
  if (!isKeywords(target)) return target;
  const { format, ...rest } = target;
  const sorted = Object.fromEntries(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return typeof format === "string" && /^[a-z0-9-]+$/.test(format) && knownFormats.has(format)
    ? { ...sorted, format }
    : sorted;
}

const knownFormats: ReadonlySet<string> = new Set(
  "date-time date time duration email hostname ipv4 ipv6 uri uri-reference uuid regex json-pointer int32 byte".split(
    " ",
  ),
);

/** The first two of the parts that all have to hold, which contradict each other. */
function contradiction(schema: Keywords, spot: Spot): string | undefined {
  let all: Keywords = {};
  for (const { oneOf: _, anyOf: __, ...part } of conjuncts(schema, spot, new Set())) {
    const merged = merge(all, part);
    if (!merged) return told(spot, clash(all, part));
    all = merged;
  }
  const keyword = ["oneOf", "anyOf"].find((one) => schemas(schema[one]).length > 0);
  return keyword === undefined ? undefined : told(spot, `no branch of its ${keyword} fits with the rest`);
}

function clash(left: Keywords, right: Keywords): string {
  const both = { ...left, ...right };
  const { type, enum: listed, const: constant } = both;
  if (type !== undefined && (listed !== undefined || constant !== undefined)) {
    const stated = JSON.stringify(constant === undefined ? listed : constant);
    if (left["type"] === undefined || right["type"] === undefined || left["type"] === right["type"]) {
      return `${stated} holds nothing of the type ${[type].flat().join(" or ")}`;
    }
  }
  const keyword = Object.keys(right).find(
    (one) => Object.hasOwn(left, one) && !merge({ [one]: left[one] }, { [one]: right[one] }),
  );
  if (keyword === undefined) return "its parts contradict each other";
  return `${keyword} has to be both ${JSON.stringify(left[keyword])} and ${JSON.stringify(right[keyword])}`;
}

/** The keywords of a node and of all that has to hold with it. */
function conjuncts(schema: Schema | undefined, spot: Spot, passed: ReadonlySet<string>): readonly Keywords[] {
  if (!isKeywords(schema)) return [];
  const { $ref, allOf, not: _, ...own } = schema;
  const target =
    typeof $ref === "string" && !passed.has($ref)
      ? conjuncts(spot.resolve($ref), spot, new Set(passed).add($ref))
      : [];
  return [own, ...target, ...schemas(allOf).flatMap((part) => conjuncts(part, spot, passed))];
}

/** Whether there is anything to choose in a node and what has to hold with it. */
function choices(schema: Schema | undefined, spot: Spot, passed: ReadonlySet<string>): boolean {
  if (!isKeywords(schema)) return false;
  const { $ref, allOf } = schema;
  if (["oneOf", "anyOf", "if"].some((keyword) => schema[keyword] !== undefined)) return true;
  const target = typeof $ref === "string" && !passed.has($ref) ? spot.resolve($ref) : undefined;
  return (
    (typeof $ref === "string" && choices(target, spot, new Set(passed).add($ref))) ||
    schemas(allOf).some((part) => choices(part, spot, passed))
  );
}

function told({ pointer }: Spot, why: string): string {
  return pointer === "" ? why : `${pointer}: ${why}`;
}
