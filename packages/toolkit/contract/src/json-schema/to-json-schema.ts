import type { SchemaNode } from "../model.ts";

type Mutable = Record<string, unknown>;

/**
 * A schema of the document as plain JSON Schema 2020-12 for validators and samplers, whatever line it was written in:
 * `nullable` becomes a type, boolean `exclusiveMinimum` a number, tuples `prefixItems`; what only describes is left out.
 * References stay as they are. A keyword whose value cannot work (a pattern that is no regular expression, a `required` that is
 * no list) is left out, so that it refuses nothing.
 */
export function toJsonSchema(node: SchemaNode): SchemaNode {
  return typeof node === "boolean" ? node : convert(node);
}

function convert(node: Readonly<Mutable>): Mutable {
  const result: Mutable = {};
  for (const [key, value] of Object.entries(node)) {
    const converted = convertKeyword(key, value, node);
    if (converted !== undefined) set(result, key, converted);
  }
  return withMapping(withNull(withTuple(result, node), node), node);
}

function convertKeyword(key: string, value: unknown, node: Readonly<Mutable>): unknown {
  if (descriptive.has(key) || key.startsWith("x-")) return undefined;
  if (dataKeywords.has(key)) return value;
  if (schemaMaps.has(key)) return isRecord(value) ? mapValues(value, (child) => child) : undefined;
  if (schemaLists.has(key)) {
    // An empty list is invalid in 2020-12, and says nothing.
    return Array.isArray(value) && value.length > 0 ? value.filter(isSchema).map(convertSchema) : undefined;
  }
  if (schemaKeywords.has(key)) return isSchema(value) ? convertSchema(value) : undefined;
  return convertAssertion(key, value, node);
}

function convertAssertion(key: string, value: unknown, node: Readonly<Mutable>): unknown {
  switch (key) {
    case "type":
      return convertType(value);
    case "enum":
      return Array.isArray(value) && value.length > 0 ? unique(value) : undefined;
    case "required":
      return Array.isArray(value) ? unique(value.filter((name) => typeof name === "string")) : undefined;
    case "pattern":
      return typeof value === "string" && isPattern(value) ? value : undefined;
    case "minimum":
    case "maximum": {
      const exclusive = node[key === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"];
      return exclusive === true || typeof value !== "number" ? undefined : value;
    }
    case "exclusiveMinimum":
    case "exclusiveMaximum": {
      const bound = value === true ? node[key === "exclusiveMinimum" ? "minimum" : "maximum"] : value;
      return typeof bound === "number" ? bound : undefined;
    }
    case "multipleOf":
      return typeof value === "number" && value > 0 ? value : undefined;
    case "uniqueItems":
      return value === true ? true : undefined;
    case "readOnly":
    case "writeOnly":
      return value === true ? true : undefined;
    case "format":
    case "contentMediaType":
    case "contentEncoding":
    // Other ways to refer are settled when a document is loaded; an `$id` left here would turn the references below it.
    case "$ref":
      return typeof value === "string" ? value : undefined;
    default:
      if (!countKeywords.has(key)) return undefined;
      return Number.isSafeInteger(value) && Number(value) >= 0 ? value : undefined;
  }
}

// 3.0's `nullable` adds null to the type; beside an enum it has to be listed too (OAS 3.0.3, Schema Object).
function withNull(result: Mutable, node: Readonly<Mutable>): Mutable {
  if (node["nullable"] !== true) return result;
  const { type } = result;
  if (typeof type === "string") result["type"] = [type, "null"];
  else if (Array.isArray(type)) result["type"] = unique([...type, "null"]);
  else if (Object.keys(result).length > 0) return { anyOf: [result, { type: "null" }] };
  if (Array.isArray(result["enum"])) result["enum"] = unique([...result["enum"], null]);
  return result;
}

function withTuple(result: Mutable, node: Readonly<Mutable>): Mutable {
  const { items, additionalItems } = node;
  if (!Array.isArray(items)) return result;
  result["prefixItems"] = items.filter(isSchema).map(convertSchema);
  delete result["items"];
  if (isSchema(additionalItems)) result["items"] = convertSchema(additionalItems);
  return result;
}

// A mapping says which branch a value belongs to; as `const` it holds in any validator.
function withMapping(result: Mutable, node: Readonly<Mutable>): Mutable {
  const { discriminator } = node;
  if (!isRecord(discriminator) || !isRecord(discriminator["mapping"])) return result;
  const property = discriminator["propertyName"];
  const keyword = ["oneOf", "anyOf"].find((name) => Array.isArray(result[name]));
  if (typeof property !== "string" || keyword === undefined) return result;
  const values = new Map<unknown, string[]>();
  for (const [value, target] of Object.entries(discriminator["mapping"])) {
    values.set(target, [...(values.get(target) ?? []), value]);
  }
  result[keyword] = (result[keyword] as Mutable[]).map((branch) => {
    const allowed = values.get(branch["$ref"]);
    if (allowed === undefined) return branch;
    return { allOf: [branch, { properties: Object.fromEntries([[property, { enum: allowed }]]) }] };
  });
  return result;
}

function convertType(value: unknown): unknown {
  const names = (Array.isArray(value) ? value : [value]).filter((name) => typeNames.has(name));
  if (names.length === 0) return undefined;
  return names.length === 1 ? names[0] : unique(names);
}

function convertSchema(value: SchemaNode): SchemaNode {
  return typeof value === "boolean" ? value : convert(value);
}

function mapValues(schemas: Readonly<Mutable>, see: (child: unknown) => unknown): Mutable {
  const result: Mutable = {};
  for (const [name, child] of Object.entries(schemas)) {
    if (isSchema(child)) set(result, name, convertSchema(child));
    else if (Array.isArray(child)) set(result, name, see(child));
  }
  return result;
}

function set(target: Mutable, key: string, value: unknown): void {
  if (key !== "__proto__") {
    target[key] = value;
    return;
  }
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function isSchema(value: unknown): value is SchemaNode {
  return typeof value === "boolean" || isRecord(value);
}

function isRecord(value: unknown): value is Readonly<Mutable> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Validators read patterns as Unicode regular expressions (JSON Schema Core §6.4).
function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** JSON values are equal by content, not by identity (JSON Schema Core §4.2.2). */
function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

const words = (text: string): ReadonlySet<unknown> => new Set(text.split(" "));
const descriptive = words(
  "title description example examples externalDocs xml deprecated discriminator nullable $comment $schema additionalItems",
);
const dataKeywords = words("const default");
const schemaMaps = words("properties patternProperties dependentSchemas $defs definitions dependentRequired");
const schemaLists = words("allOf anyOf oneOf prefixItems");
const schemaKeywords = words(
  "items additionalProperties unevaluatedProperties unevaluatedItems not if then else contains propertyNames",
);
const countKeywords = words(
  "minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties",
);
const typeNames = words("string number integer boolean object array null");
