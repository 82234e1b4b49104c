import { defaultBodyLimits } from "../judging/body-source.ts";
import { readJson } from "../judging/json.ts";
import type { Schema } from "../validation/schemas.ts";

/** The JSON type that a text stands for, in the strict grammar of JSON: `0x10`, `1e3`, `" 5 "` are no integers. */
export type TextType = "string" | "integer" | "number" | "boolean" | "null" | "array" | "object";

/** Follows `$ref` into the components; bounded, so that a cycle ends. */
export type Dereference = (schema: Schema | undefined) => Schema | undefined;

/**
 * The types that a schema allows, `$ref`, `allOf`, `anyOf` and `oneOf` followed.
 * Empty where the schema does not say: the text then stays a string.
 */
export function allowedTypes(schema: Schema | undefined, dereference: Dereference, depth = 0): Set<TextType> {
  const target = dereference(schema);
  const types = new Set<TextType>();
  if (typeof target !== "object" || depth > 8) return types;
  const stated = target["type"];
  for (const type of Array.isArray(stated) ? stated : [stated]) if (isTextType(type)) types.add(type);
  if (types.size > 0) return types;
  for (const value of constants(target)) types.add(typeOf(value));
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    for (const branch of list(target[keyword])) {
      for (const type of allowedTypes(branch, dereference, depth + 1)) types.add(type);
    }
  }
  if (types.size === 0 && target["properties"] !== undefined) types.add("object");
  if (types.size === 0 && target["items"] !== undefined) types.add("array");
  return types;
}

/**
 * Reads a parameter's text as one of `types`; an object or a list inside of a list or an object is written as JSON. A text that fits
 * none is given back as it is: the schema then refuses it with its own words. An integer past 2^53 stays a string rather than being
 * rounded.
 */
export function readText(text: string, types: ReadonlySet<TextType>): unknown {
  if (types.has("integer") && /^-?(0|[1-9]\d*)$/.test(text)) {
    const value = Number(text);
    if (Number.isSafeInteger(value)) return value;
  }
  if (types.has("number") && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) {
    const value = Number(text);
    // What is written back as it came was not rounded.
    const exact = !Number.isInteger(value) || Number.isSafeInteger(value) || String(value) === text;
    if (Number.isFinite(value) && exact) return value;
  }
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.has("string")) return text;
  if (types.has("null") && (text === "null" || text === "")) return null;
  if ((types.has("object") && /^\s*\{/.test(text)) || (types.has("array") && /^\s*\[/.test(text))) {
    const reading = readJson(text, defaultBodyLimits.depth);
    if (!("problem" in reading)) return reading.value;
  }
  return text;
}

/** Whether a text may stand for a value of the schema, as far as types, `enum` and `const` say. */
export function takesText(
  schema: Schema | undefined,
  text: string,
  dereference: Dereference,
  depth = 0,
): boolean {
  const target = dereference(schema);
  if (typeof target !== "object" || depth > 8) return target !== false;
  const listed = constants(target);
  if (listed.length > 0 && !listed.some((value) => String(value) === text)) return false;
  const types = new Set([target["type"]].flat().filter(isTextType));
  if (types.size > 0 && !isOfType(readText(text, types), types)) return false;
  const takes = (branch: Schema): boolean => takesText(branch, text, dereference, depth + 1);
  return (
    list(target["allOf"]).every(takes) &&
    ["anyOf", "oneOf"].every((keyword) => {
      const branches = list(target[keyword]);
      return branches.length === 0 || branches.some(takes);
    })
  );
}

/** The schema of an object's property or of an array's items, as far as it can be known without a value. */
export function childSchema(
  schema: Schema | undefined,
  key: string | undefined,
  dereference: Dereference,
): Schema | undefined {
  return findChild(schema, key, dereference, 0);
}

function findChild(
  schema: Schema | undefined,
  key: string | undefined,
  dereference: Dereference,
  depth: number,
): Schema | undefined {
  const target = dereference(schema);
  if (typeof target !== "object" || depth > 8) return undefined;
  if (key === undefined) {
    if (isSchema(target["items"])) return target["items"];
  } else {
    const properties = target["properties"];
    if (typeof properties === "object" && properties !== null && Object.hasOwn(properties, key)) {
      return (properties as Record<string, Schema>)[key];
    }
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    for (const branch of list(target[keyword])) {
      const found = findChild(branch, key, dereference, depth + 1);
      if (found !== undefined) return found;
    }
  }
  const rest = target["additionalProperties"];
  return key !== undefined && typeof rest === "object" && isSchema(rest) ? rest : undefined;
}

function constants(schema: { readonly [keyword: string]: unknown }): readonly unknown[] {
  if (Object.hasOwn(schema, "const")) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? schema["enum"] : [];
}

function typeOf(value: unknown): TextType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  if (typeof value === "boolean" || typeof value === "object")
    return typeof value === "object" ? "object" : "boolean";
  return "string";
}

function isOfType(value: unknown, types: ReadonlySet<TextType>): boolean {
  const type = typeOf(value);
  return types.has(type) || (type === "integer" && types.has("number"));
}

const textTypes: ReadonlySet<unknown> = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "null",
  "array",
  "object",
]);

function isTextType(value: unknown): value is TextType {
  return textTypes.has(value);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || (typeof value === "object" && value !== null && !Array.isArray(value));
}

function list(value: unknown): readonly Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}
