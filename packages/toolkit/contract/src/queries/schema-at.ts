import { entriesOf, isJsonObject, own, ownList } from "../json/json-object.ts";
import { pointerSegments } from "../json/json-pointer.ts";
import type { JsonObject, SchemaNode } from "../model.ts";
import { asSchema, follow, type HasDocument } from "./resolve.ts";

/** What a schema says about a place of the values that it describes. */
export type SchemaAt =
  /** The schemas that describe the place: more than one where branches of `oneOf` and the like each have it. */
  | { readonly kind: "found"; readonly schema: SchemaNode; readonly schemas: readonly SchemaNode[] }
  /** The schema neither declares the place nor rules it out, e.g. below `additionalProperties: true`. */
  | { readonly kind: "open" }
  /** No branch declares `segment`; `known` are the properties that are declared there. */
  | { readonly kind: "missing"; readonly segment: string; readonly known: readonly string[] };

/**
 * The schema of a place in a body, e.g. `/data/items`, through `properties`, `items`, `$ref`, `allOf`, `anyOf` and
 * `oneOf`. A property that an object does not declare is missing unless `additionalProperties` or
 * `patternProperties` say what else it may hold, or it declares none at all.
 */
export function schemaAt(contract: HasDocument, schema: SchemaNode, pointer: string): SchemaAt {
  let here: readonly SchemaNode[] = [schema];
  for (const segment of pointerSegments(pointer)) {
    const branches = here.flatMap((node) => branchesOf(contract.document, node));
    const next: SchemaNode[] = [];
    let open = branches.length === 0;
    for (const branch of branches) {
      if (typeof branch === "boolean") open ||= branch;
      else open = stepInto(branch, segment, next) || open;
    }
    if (next.length === 0) {
      const described = branches.filter((branch) => isJsonObject(branch) && describes(branch));
      if (open || described.length === 0) return { kind: "open" };
      return { kind: "missing", segment, known: knownProperties(branches) };
    }
    here = next;
  }
  const [first = true] = here;
  return { kind: "found", schema: first, schemas: here };
}

/** A schema with all that it is made of: its `$ref`s followed, its `allOf`, `anyOf` and `oneOf` branches beside it. */
export function branchesOf(document: JsonObject, schema: SchemaNode): readonly SchemaNode[] {
  const found: SchemaNode[] = [];
  const seen = new Set<unknown>();
  const add = (node: unknown): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (!isJsonObject(node)) {
      found.push(asSchema(node));
      return;
    }
    found.push(node);
    if (typeof node["$ref"] === "string") {
      const target = follow(document, { $ref: node["$ref"] }, "").node;
      if (target !== undefined) add(target);
    }
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const branch of ownList(node, keyword)) add(branch);
    }
  };
  add(schema);
  return found;
}

/** Adds the schemas of one step down; true where the branch leaves open what stands there. */
function stepInto(branch: JsonObject, segment: string, next: SchemaNode[]): boolean {
  const properties = own(branch, "properties");
  const property = isJsonObject(properties) ? own(properties, segment) : undefined;
  if (property !== undefined) {
    next.push(asSchema(property));
    return false;
  }
  if (/^(\d+|-)$/.test(segment)) {
    const prefix = ownList(branch, "prefixItems")[Number(segment)];
    const items = prefix ?? own(branch, "items");
    if (items !== undefined) {
      next.push(asSchema(items));
      return false;
    }
  }
  for (const [pattern, schema] of entriesOf(own(branch, "patternProperties"))) {
    if (matches(pattern, segment)) next.push(asSchema(schema));
  }
  const additional = own(branch, "additionalProperties");
  if (isJsonObject(additional)) next.push(additional);
  return additional === true;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}

/** True where a schema says what its values hold, so that what it does not say is not there. */
function describes(branch: JsonObject): boolean {
  if (Object.keys(branch).some((key) => describing.has(key))) return true;
  const type = own(branch, "type");
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  return types.length > 0 && !types.includes("object") && !types.includes("array");
}

const describing = new Set(["properties", "items", "prefixItems", "enum", "const", "additionalProperties"]);

function knownProperties(branches: readonly SchemaNode[]): readonly string[] {
  const known = new Set<string>();
  for (const branch of branches) {
    if (!isJsonObject(branch)) continue;
    for (const [name] of entriesOf(own(branch, "properties"))) known.add(name);
  }
  return [...known];
}
