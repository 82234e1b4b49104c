import type { Schema } from "@lockstep/operation";

/** The keywords of a schema node. */
export type Keywords = { readonly [keyword: string]: unknown };

/** Whether a JSON value is of a type that the `type` keyword allows. */
export function hasType(type: unknown, value: unknown): boolean {
  const types = texts(Array.isArray(type) ? type : [type]);
  if (types.length === 0) return true;
  const own = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return types.includes(own) || (own === "number" && types.includes("integer") && Number.isInteger(value));
}

/** The schemas of a list keyword; `[]` when it is none. */
export function schemas(value: unknown): readonly Schema[] {
  return list(value).filter(isSchema);
}

/** Whether a value can stand where a schema is expected. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isKeywords(value);
}

/** Whether a value is a plain object. */
export function isKeywords(value: unknown): value is Keywords {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The strings of a list keyword such as `required`. */
export function texts(value: unknown): readonly string[] {
  return list(value).filter((one) => typeof one === "string");
}

/** The elements of a list keyword; `[]` when it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
