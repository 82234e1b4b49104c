import { isJson } from "../media-type.ts";
import { allowedTypes, childSchema, type Dereference } from "../parameters/grammar.ts";
import { isSchemaObject, type SchemaObject } from "../validation/schema-walk.ts";
import type { Schema } from "../validation/schemas.ts";

/** What a part of a multipart form has to be. `"any"`: the schema does not say, or takes both. */
export type PartKind = "file" | "text" | "json" | "any";

/** The schema of one part: of an element, where the property is an array (OAS 3.1 §4.8.14.4). */
export function partSchema(
  schema: Schema | undefined,
  name: string,
  dereference: Dereference,
): Schema | undefined {
  const own = childSchema(schema, name, dereference);
  return isRepeated(own, dereference) ? childSchema(own, undefined, dereference) : own;
}

/** Whether a property is sent as one part for each of its elements. */
export function isRepeated(schema: Schema | undefined, dereference: Dereference): boolean {
  return allowedTypes(schema, dereference).has("array");
}

/** Whether a form is declared that is no object: one text, one file, or a list. */
export function takesNoFields(schema: Schema | undefined, dereference: Dereference): boolean {
  const types = allowedTypes(schema, dereference);
  return types.size > 0 && !types.has("object");
}

/** Whether the schema of a form says of any of its parts that it is a file. One that does not may come from where that is lost. */
export function marksFiles(schema: Schema | undefined, dereference: Dereference, depth = 0): boolean {
  const target = dereference(schema);
  if (typeof target !== "object" || depth > 8) return false;
  const names = isSchemaObject(target["properties"]) ? Object.keys(target["properties"]) : [];
  if (names.some((name) => partKind(partSchema(target, name, dereference), dereference) === "file"))
    return true;
  return branchesOf(target).some((branch) => marksFiles(branch, dereference, depth + 1));
}

export function partKind(schema: Schema | undefined, dereference: Dereference): PartKind {
  const types = allowedTypes(schema, dereference);
  if (types.has("object") && !types.has("string")) return "json";
  const kinds = stringKinds(schema, dereference, 0);
  const [kind = "any"] = kinds;
  return kinds.size === 1 ? kind : "any";
}

/** What the schema's strings stand for; empty where it has none. */
function stringKinds(
  schema: Schema | undefined,
  dereference: Dereference,
  depth: number,
): Set<"file" | "text" | "any"> {
  const target = dereference(schema);
  if (typeof target !== "object" || depth > 8) return new Set();
  const { type, format, contentMediaType: media, contentEncoding } = target;
  if (format === "binary") return new Set(["file"]);
  if (contentEncoding !== undefined) return new Set(["any"]);
  if (typeof media === "string")
    return new Set([isJson(media) || media.startsWith("text/") ? "text" : "file"]);
  const found = new Set(
    branchesOf(target).flatMap((branch) => [...stringKinds(branch, dereference, depth + 1)]),
  );
  if (found.size === 0 && [type].flat().includes("string")) found.add("text");
  return found;
}

function branchesOf(schema: SchemaObject): readonly SchemaObject[] {
  return ["allOf", "anyOf", "oneOf"].flatMap((keyword) => schema[keyword]).filter(isSchemaObject);
}
