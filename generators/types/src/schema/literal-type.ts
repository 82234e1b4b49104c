import { propertyKey, stringLiteral } from "@lockstep/codegen";
import { isJsonObject } from "@lockstep/contract";
import { type TypeText, tight } from "./type-text.ts";

/** The type that only one JSON value has. Numbers that a double cannot hold are `number`. */
export function literalType(value: unknown): TypeText {
  return tight(textOf(value));
}

function textOf(value: unknown): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") return numberText(value);
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([key, child]) => `${propertyKey(key)}: ${textOf(child)}`);
    return members.length === 0 ? "Record<string, never>" : `{ ${members.join("; ")} }`;
  }
  return value === null || typeof value === "boolean" ? String(value) : "unknown";
}

/** Two integers past 2^53 can be one double: a literal would promise more than can be told. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return "0";
  const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  return exact ? String(value) : "number";
}
