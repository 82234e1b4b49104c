import { isMutable, type MutableObject } from "../bundle/mutable.ts";
import { readPattern } from "./pattern.ts";
import { placeIn, type Site, shown, writtenAs } from "./site.ts";
import { isOfType, typesOf } from "./types.ts";

/**
 * Leaves values in an enum that its type allows: a number in an enum of texts is the text that was written, null makes the schema
 * nullable, and what can never be valid goes.
 */
export function repairEnum(schema: MutableObject, site: Site): void {
  const written = schema["enum"];
  if (!Array.isArray(written) || written.length === 0) {
    const isScalar =
      typeof written === "string" || typeof written === "number" || typeof written === "boolean";
    if (isScalar) schema["enum"] = [written];
    else Reflect.deleteProperty(schema, "enum");
    const outcome = isScalar ? "read as a list of it alone" : "ignored";
    const parameters = {
      keyword: "enum",
      expected: "a list of at least one value",
      found: shown(written),
      outcome,
    };
    site.reporter.report("LS1415", placeIn(site, "enum"), parameters);
    if (!isScalar) return;
  }
  const values = schema["enum"] as readonly unknown[];
  const inexact = values.findIndex(isInexact);
  if (inexact >= 0) reportInexact("enum", rounded, site, "enum", inexact);
  const types = typesOf(schema);
  if (types.length === 0 || values.every((value) => isOfType(value, types))) return;
  const { items } = schema;
  if (
    types.includes("array") &&
    isMutable(items) &&
    !values.some(Array.isArray) &&
    !Object.hasOwn(items, "$ref")
  ) {
    Reflect.deleteProperty(schema, "enum");
    items["enum"] ??= values;
    const parameters = { values: values.map(shown).join(", "), types: "array", outcome: "that of its items" };
    site.reporter.report("LS1417", placeIn(site, "enum"), parameters);
    return;
  }
  const read = values.flatMap((value, index) =>
    converted(value, types, () => writtenAs(site, "enum", index)),
  );
  if (values.includes(null) && !types.includes("null")) {
    schema["type"] = [...types, "null"];
    read.push(null);
  }
  if (read.length > 0) schema["enum"] = read;
  else Reflect.deleteProperty(schema, "enum");
  const parameters = {
    values: values
      .filter((value) => !isOfType(value, types))
      .map(shown)
      .join(", "),
    types: types.join(" or "),
    outcome: read.length > 0 ? shown(read) : "no enum",
  };
  site.reporter.report("LS1417", placeIn(site, "enum"), parameters);
}

/** Tells of a constant that no JavaScript number holds. */
export function tellConst(schema: MutableObject, site: Site): void {
  if (isInexact(schema["const"])) reportInexact("const", rounded, site, "const");
}

/** A default is sent and filled in, so one that its own schema refuses goes; one that is only written as another type is converted. */
export function repairDefault(schema: MutableObject, site: Site): void {
  const value = schema["default"];
  if (isInexact(value)) {
    Reflect.deleteProperty(schema, "default");
    reportInexact("default", "it is ignored", site, "default");
    return;
  }
  const types = typesOf(schema);
  if (value === null && types.length > 0 && !types.includes("null")) {
    Reflect.deleteProperty(schema, "default");
    const name = "default: null";
    site.tallies.add(name, () => ({ id: "LS1416", name, place: placeIn(site, "default") }));
    return;
  }
  const [read] =
    types.length === 0 || isOfType(value, types)
      ? [value]
      : converted(value, types, () => writtenAs(site, "default"));
  const isFit = read !== undefined && isAllowed(read, schema);
  if (isFit && read === value) return;
  if (isFit) schema["default"] = read;
  else Reflect.deleteProperty(schema, "default");
  const outcome = isFit ? `read as ${shown(read)}` : "ignored";
  site.reporter.report("LS1418", placeIn(site, "default"), { value: shown(value), outcome });
}

/** A value as one of the types, where that is plain from how it is written; nothing where it is not. */
function converted(value: unknown, types: readonly string[], written: () => string | undefined): unknown[] {
  if (isOfType(value, types)) return [value];
  if (types.includes("string") && (typeof value === "number" || typeof value === "boolean")) {
    return [written() ?? String(value)];
  }
  if (typeof value !== "string") return [];
  const number = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  if (number !== undefined && isOfType(number, types) && !isInexact(number)) return [number];
  return types.includes("boolean") && (value === "true" || value === "false") ? [value === "true"] : [];
}

/** What can be told of a value without following references. */
function isAllowed(value: unknown, schema: MutableObject): boolean {
  const values = schema["enum"];
  if (Array.isArray(values) && !values.some((one) => JSON.stringify(one) === JSON.stringify(value)))
    return false;
  const bound = (keyword: string, fallback: number): number => {
    const number = schema[keyword];
    return typeof number === "number" ? number : fallback;
  };
  if (typeof value === "number")
    return value >= bound("minimum", -Infinity) && value <= bound("maximum", Infinity);
  if (typeof value !== "string") return true;
  if (value.length < bound("minLength", 0) || [...value].length > bound("maxLength", Infinity)) return false;
  if (value === "" && emptyless.has(schema["format"])) return false;
  const pattern = typeof schema["pattern"] === "string" ? readPattern(schema["pattern"]).pattern : undefined;
  return pattern === undefined || new RegExp(pattern, "u").test(value);
}

/** Formats of which an empty text is none. */
const emptyless: ReadonlySet<unknown> = new Set([
  "date",
  "date-time",
  "time",
  "uuid",
  "uri",
  "email",
  "ipv4",
  "ipv6",
]);

/** True for an integer that was rounded when it was read. @see RFC 8259 §6 */
function isInexact(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
}

// Both sides of a comparison are rounded alike.
const rounded = "every number that is rounded to the same fits";

function reportInexact(
  keyword: string,
  outcome: string,
  site: Site,
  ...segments: readonly (string | number)[]
): void {
  const value = writtenAs(site, ...segments) ?? "it";
  site.reporter.report("LS1419", placeIn(site, ...segments), { keyword, value, outcome });
}
