import { allowedTypes, type Dereference, readText } from "../parameters/grammar.ts";
import type { Schema } from "../validation/schemas.ts";
import type { BodyReading } from "./body-reading.ts";

/**
 * Reads a body that is text and is handed over as it stands. Its schema is held against the text, or against the number or boolean that
 * it spells. Of a schema for objects or lists, as documents have for XML, a text can be neither valid nor invalid.
 */
export function readPlain(text: string, schema: Schema | undefined, dereference: Dereference): BodyReading {
  const types = allowedTypes(schema, dereference);
  if (types.size === 0 || types.has("string")) return { value: text };
  const scalar = [...types].some((type) => type !== "object" && type !== "array");
  return scalar ? { value: text, judged: readText(text, types) } : { value: text, unjudged: true };
}
