import { isMutable, type MutableObject, setOwn } from "../bundle/mutable.ts";
import { suggest } from "../names/suggest.ts";
import { type ReadPattern, readPattern } from "./pattern.ts";
import { boolean, bound, count, number, repairScalar, type Scalar, step, text } from "./scalars.ts";
import { placeIn, type Site, shown } from "./site.ts";
import { repairType } from "./types.ts";
import { tellUnknownKey } from "./unknown-keys.ts";
import { repairDefault, repairEnum, tellConst } from "./values.ts";

type Repair = (schema: MutableObject, site: Site, keyword: string) => void;

/**
 * Makes a schema say what it can mean: what is written as another type is read, what means nothing is left out, and both are told.
 * What every validator and every printer reads is the repaired schema, so that no two of them can understand it differently.
 */
export function repairSchema(schema: MutableObject, site: Site): void {
  // What the others look at comes first.
  if (Object.hasOwn(schema, "type")) repairType(schema, site);
  if (Object.hasOwn(schema, "nullable")) repairNullable(schema, site);
  if (Object.hasOwn(schema, "enum")) repairEnum(schema, site);
  for (const keyword of Object.keys(schema)) {
    // An earlier repair may have taken it out.
    if (schema[keyword] === undefined) continue;
    const repair = keywords.get(keyword);
    if (repair !== undefined) repair(schema, site, keyword);
    else if (!keyword.startsWith("x-")) tellUnknownKey("schema", keyword, keywords.keys(), site);
  }
}

const scalar =
  (kind: Scalar): Repair =>
  (schema, site, keyword) =>
    repairScalar(schema, keyword, kind, site);

function repairRequired(schema: MutableObject, site: Site): void {
  const { required } = schema;
  if (Array.isArray(required) && required.every((name) => typeof name === "string")) return;
  const names = (Array.isArray(required) ? required : [required]).filter((name) => typeof name === "string");
  if (names.length > 0) schema["required"] = names;
  else Reflect.deleteProperty(schema, "required");
  const parameters = {
    keyword: "required",
    expected: "a list of the names of properties",
    found: shown(required),
    outcome: names.length > 0 ? `read as ${shown(names)}` : "ignored",
  };
  const hint =
    typeof required === "boolean" ? { hint: "list the property in required of the object that has it" } : {};
  site.reporter.report("LS1415", placeIn(site, "required"), parameters, hint);
}

function repairPattern(schema: MutableObject, site: Site): void {
  const { pattern } = schema;
  if (typeof pattern !== "string") {
    repairScalar(schema, "pattern", text, site);
    return;
  }
  const read = readPattern(pattern);
  if (read.pattern === pattern) return;
  if (read.pattern === undefined) Reflect.deleteProperty(schema, "pattern");
  else schema["pattern"] = read.pattern;
  tellPattern(pattern, read, site, "pattern");
}

function tellPattern(pattern: string, read: ReadPattern, site: Site, ...segments: readonly string[]): void {
  // A needless backslash is no fault, only another dialect of ECMA-262.
  if (read.pattern !== undefined && !read.guessed) return;
  const outcome = read.pattern === undefined ? "ignored" : `read as ${read.pattern}`;
  site.reporter.report("LS1422", placeIn(site, ...segments), { pattern, outcome });
}

/** A key that is no regular expression constrains nothing, and what it would have matched may not be refused by other keywords. */
function repairPatternProperties(schema: MutableObject, site: Site): void {
  const patterns = schema["patternProperties"];
  if (!isMutable(patterns)) return;
  for (const [pattern, value] of Object.entries(patterns)) {
    const read = readPattern(pattern);
    if (read.pattern === pattern) continue;
    Reflect.deleteProperty(patterns, pattern);
    if (read.pattern !== undefined) setOwn(patterns, read.pattern, value);
    else {
      for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
        Reflect.deleteProperty(schema, keyword);
      }
    }
    tellPattern(pattern, read, site, "patternProperties", pattern);
  }
}

/** Draft 7's `dependencies`, which 2020-12 has as two keywords. */
function repairDependencies(schema: MutableObject): void {
  const { dependencies } = schema;
  Reflect.deleteProperty(schema, "dependencies");
  if (!isMutable(dependencies)) return;
  for (const [name, dependency] of Object.entries(dependencies)) {
    const keyword = Array.isArray(dependency) ? "dependentRequired" : "dependentSchemas";
    const target = isMutable(schema[keyword]) ? schema[keyword] : {};
    setOwn(target, name, dependency);
    schema[keyword] = target;
  }
}

function repairDiscriminator(schema: MutableObject, site: Site): void {
  const { discriminator } = schema;
  if (isMutable(discriminator) && typeof discriminator["propertyName"] === "string") return;
  const isName = typeof discriminator === "string";
  if (isName) schema["discriminator"] = { propertyName: discriminator };
  else Reflect.deleteProperty(schema, "discriminator");
  const parameters = {
    keyword: "discriminator",
    expected: "an object with a propertyName",
    found: shown(discriminator),
    outcome: isName ? "read as the propertyName" : "ignored",
  };
  site.reporter.report("LS1415", placeIn(site, "discriminator"), parameters);
}

function repairBranches(schema: MutableObject, site: Site, keyword: string): void {
  const branches = schema[keyword];
  if (!Array.isArray(branches) || branches.length > 0) return;
  Reflect.deleteProperty(schema, keyword);
  const parameters = { keyword, expected: "a list of at least one schema", found: "[]", outcome: "ignored" };
  site.reporter.report("LS1415", placeIn(site, keyword), parameters);
}

/** The flags of OpenAPI 3.0 become the bounds of 2020-12. */
function repairExclusive(schema: MutableObject, site: Site, keyword: string): void {
  repairScalar(schema, keyword, bound, site);
  if (typeof schema[keyword] !== "boolean") return;
  if (site.version !== "3.0") tellOld(`${keyword}: ${schema[keyword]}`, keyword, site);
  const inclusive = keyword === "exclusiveMinimum" ? "minimum" : "maximum";
  const limit = schema[inclusive];
  const isLimit = schema[keyword] === true && typeof limit === "number";
  Reflect.deleteProperty(schema, keyword);
  if (!isLimit) return;
  Reflect.deleteProperty(schema, inclusive);
  schema[keyword] = limit;
}

function repairFormat(schema: MutableObject, site: Site): void {
  const { format } = schema;
  if (typeof format !== "string") repairScalar(schema, "format", text, site);
  else if (!formats.has(format)) {
    site.tallies.add(`format ${format}`, () => {
      const likely = suggest(format, formats);
      const hint = likely === undefined ? undefined : `did you mean "${likely}"?`;
      return { id: "LS1420", name: format, place: placeIn(site, "format"), hint };
    });
  }
}

function repairNullable(schema: MutableObject, site: Site): void {
  repairScalar(schema, "nullable", boolean, site);
  if (schema["nullable"] === true && site.version !== "3.0") tellOld("nullable", "nullable", site);
}

function tellOld(name: string, keyword: string, site: Site): void {
  site.tallies.add(name, () => ({ id: "LS1405", name, place: placeIn(site, keyword) }));
}

const nothing: Repair = () => undefined;
const words = (list: string): readonly string[] => list.split(/\s+/);
const all = (list: string, repair: Repair): readonly (readonly [string, Repair])[] =>
  words(list).map((keyword) => [keyword, repair] as const);

/** Every keyword of JSON Schema 2020-12, of its drafts and of OpenAPI's schemas that means something here. */
const keywords: ReadonlyMap<string, Repair> = new Map<string, Repair>([
  ...all(
    `$ref $id $schema $anchor $dynamicAnchor $dynamicRef $recursiveRef $recursiveAnchor $vocabulary $comment $defs definitions id
     type enum nullable title description summary example examples externalDocs xml properties additionalProperties
     unevaluatedProperties propertyNames dependentSchemas dependentRequired items prefixItems additionalItems unevaluatedItems
     contains not if then else contentMediaType contentEncoding contentSchema`,
    nothing,
  ),
  ...all("minimum maximum", scalar(number)),
  ...all("exclusiveMinimum exclusiveMaximum", repairExclusive),
  ...all("multipleOf", scalar(step)),
  ...all(
    "minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties",
    scalar(count),
  ),
  ...all("uniqueItems readOnly writeOnly deprecated", scalar(boolean)),
  ...all("allOf anyOf oneOf", repairBranches),
  ["required", repairRequired],
  ["pattern", repairPattern],
  ["patternProperties", repairPatternProperties],
  ["dependencies", repairDependencies],
  ["discriminator", repairDiscriminator],
  ["format", repairFormat],
  ["const", tellConst],
  ["default", repairDefault],
]);

/** Formats of JSON Schema, of OpenAPI and of its registry that documents use. @see https://spec.openapis.org/registry/format */
const formats: ReadonlySet<string> = new Set(
  words(`int8 int16 int32 int64 uint8 uint16 uint32 uint64 double-int float double decimal decimal128 byte binary base64url char
   password date date-time date-time-local time time-local duration http-date unixtime email idn-email hostname idn-hostname ipv4 ipv6
   uri uri-reference uri-template iri iri-reference uuid json-pointer relative-json-pointer regex media-range commonmark html
   sf-binary sf-boolean sf-decimal sf-integer sf-string sf-token currency`),
);
