import type { Dereference, Schema } from "@lockstep/operation";
import { readForm } from "./form-body.ts";
import type { BodyReading } from "./json-body.ts";

/** A form with files, or why it cannot be read. */
export type MultipartReading =
  | {
      /** Text fields typed as the schema says; files are `File`s. */
      readonly value: unknown;
      /** The same with a text in the place of each file: what a schema can be held against. */
      readonly judged: unknown;
    }
  | Extract<BodyReading, { readonly problem: string }>;

/**
 * Reads `multipart/form-data` (RFC 7578) with the platform's parser into an object, nested and repeated as a form is. The parser keeps
 * all of it in memory, so `bytes` are bounded before.
 */
export async function readMultipart(
  bytes: Uint8Array,
  contentType: string,
  schema: Schema | undefined,
  dereference: Dereference,
): Promise<MultipartReading> {
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } }).formData();
  } catch {
    return { problem: "must be a valid multipart body" };
  }
  const files = new Map<string, File>();
  // Cannot be guessed: a text field must not pass for a file of the same form.
  const secret = crypto.randomUUID();
  const text = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value === "string") text.append(name, value);
    else {
      const stand = `${secret}.${files.size}`;
      files.set(stand, value);
      text.append(name, stand);
    }
  }
  const reading = readForm(text.toString(), schema, dereference);
  if ("problem" in reading) return reading;
  return { judged: reading.value, value: withFiles(reading.value, files) };
}

function withFiles(value: unknown, files: ReadonlyMap<string, File>): unknown {
  if (typeof value === "string") return files.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => withFiles(item, files));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withFiles(child, files)]));
}
