import type { MutableObject } from "../bundle/mutable.ts";
import { suggest } from "../names/suggest.ts";
import { placeIn, type Site, shown } from "./site.ts";

/** The types of JSON Schema. @see JSON Schema Validation 2020-12 §6.1.1 */
export const typeNames: readonly string[] = [
  "string",
  "number",
  "integer",
  "boolean",
  "object",
  "array",
  "null",
];

/** The types that a schema names itself; empty where it names none. `nullable` counts as the type null. */
export function typesOf(schema: MutableObject): readonly string[] {
  const { type } = schema;
  const named = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
  return named.length > 0 && schema["nullable"] === true ? [...named, "null"] : named;
}

/** True for a value that is of one of the types. */
export function isOfType(value: unknown, types: readonly string[]): boolean {
  return types.some((type) => {
    if (type === "null") return value === null;
    if (type === "array") return Array.isArray(value);
    if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
    if (type === "integer") return Number.isInteger(value);
    return typeof value === type;
  });
}

/** Leaves the types that exist. A type is understood in other letters' case; one that does not exist says nothing. */
export function repairType(schema: MutableObject, site: Site): void {
  const { type } = schema;
  if (typeof type === "string" && typeNames.includes(type)) return;
  if (Array.isArray(type) && type.length > 0 && type.every((name) => typeNames.includes(name))) return;
  const written = Array.isArray(type) ? type : [type];
  // YAML reads `type: null` as no text; where nothing stands beside it, nothing else can be meant.
  const isAlone = Array.isArray(type) || Object.keys(schema).length === 1;
  const read = written.flatMap((name) => {
    if (name === null && isAlone) return ["null"];
    const lower = String(name).toLowerCase();
    return typeof name === "string" && typeNames.includes(lower) ? [lower] : [];
  });
  const [first] = read;
  const meant = typeof type === "string" ? formats.get(type.toLowerCase()) : undefined;
  if (first === undefined && meant !== undefined) {
    [schema["type"]] = meant;
    schema["format"] ??= meant[1];
  } else if (first === undefined) Reflect.deleteProperty(schema, "type");
  else schema["type"] = read.length === 1 ? first : [...new Set(read)];
  const outcome = schema["type"] === undefined ? "anything" : shown(schema["type"]);
  const likely = typeof type === "string" ? suggest(type, typeNames) : undefined;
  const details = likely === undefined || likely === first ? {} : { hint: `did you mean "${likely}"?` };
  site.reporter.report("LS1414", placeIn(site, "type"), { type: shown(type), outcome }, details);
}

/** Formats, and Swagger's `file`, that are written as types: the type and format that they stand for. */
const formats: ReadonlyMap<string, readonly [type: string, format: string]> = new Map(
  [
    ["file", "string", "binary"],
    ...["int32", "int64"].map((format) => [format, "integer", format]),
    ...["float", "double"].map((format) => [format, "number", format]),
    ...["date", "date-time", "uuid", "uri", "email", "byte", "binary", "password"].map((format) => [
      format,
      "string",
      format,
    ]),
  ].map(([name = "", type = "", format = ""]) => [name, [type, format] as const]),
);
