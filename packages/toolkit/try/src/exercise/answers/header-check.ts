import { type ContractSchemas, dereferenceIn, isSchemaObject, type Schema } from "@lockstep/operation";
import type { SchemaJudge } from "../schema-judge.ts";

/** Says what is wrong with the headers of an answer; `undefined`: nothing. */
export type HeaderCheck = (
  headers: Headers,
  required: readonly string[] | undefined,
  declared: Readonly<Record<string, Schema>> | undefined,
) => string | undefined;

/** Headers that are required must be there; whichever is there must be something that its schema takes. */
export function headerCheck(schemas: ContractSchemas, judge: SchemaJudge): HeaderCheck {
  const dereference = dereferenceIn(schemas);
  return (headers, required = [], declared = {}) => {
    const missing = required.find((name) => !headers.has(name));
    if (missing !== undefined) return `the required header ${missing} is missing`;
    for (const [name, schema] of Object.entries(declared)) {
      const text = headers.get(name);
      const resolved = dereference(schema);
      // How an object is written depends on more than its schema.
      if (text === null || !isSchemaObject(resolved) || resolved["type"] === "object") continue;
      const faults = readings(text).map((value) => judge(schema, value));
      if (!faults.includes(undefined)) return `the header ${name} is not valid: ${faults[0]}`;
    }
    return undefined;
  };
}

/** What a header's text may stand for: itself, a number, a boolean, or a list (OAS 3.1 §4.8.12.2, style `simple`), or JSON. */
function readings(text: string): readonly unknown[] {
  const parts = text.split(/\s*,\s*/);
  return [text, ...json(text), parts, parts.map((part) => json(part)[0] ?? part)];
}

function json(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
