import { isJson } from "../media-type.ts";
import { childSchema, type Dereference } from "../parameters/grammar.ts";
import type { Schema } from "../validation/schemas.ts";
import type { Violation } from "../validation/violation.ts";
import { readForm } from "./form.ts";
import { type BodyReading, readJson } from "./json.ts";
import { isRepeated, marksFiles, partKind, partSchema } from "./part-kind.ts";

/** A form with files, or why it cannot be read. */
export type MultipartReading =
  | {
      /** Text fields typed as the schema says; files are `File`s. */
      readonly value: unknown;
      /** The same with a text in the place of each file: what a schema can be held against. */
      readonly judged: unknown;
      /** Files where a text is asked for, texts where a file is. */
      readonly violations: readonly Violation[];
      /** Leaves out what was said of the texts that stand for files. */
      readonly reword: (violations: readonly Violation[]) => readonly Violation[];
    }
  | { readonly problem: string };

export interface MultipartRules {
  readonly schema: Schema | undefined;
  readonly dereference: Dereference;
  /** Deepest nesting of a part that holds JSON. */
  readonly depth: number;
}

/**
 * Reads `multipart/form-data` (RFC 7578) with the platform's parser into an object, nested and repeated as a form is; a part whose
 * schema is an object holds JSON (OAS 3.1 §4.8.14.4). The parser keeps all of it in memory, so `bytes` have to be bounded before.
 */
export async function readMultipart(
  bytes: Uint8Array,
  contentType: string,
  rules: MultipartRules,
): Promise<MultipartReading> {
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } }).formData();
  } catch {
    return { problem: "must be a valid multipart body" };
  }
  const { schema, dereference } = rules;
  const marked = marksFiles(schema, dereference);
  // Cannot be guessed: a text field must not pass for a file of the same form.
  const secret = crypto.randomUUID();
  const files = new Map<string, unknown>();
  const documents = new Map<string, unknown>();
  const violations: Violation[] = [];
  const text = new URLSearchParams();
  for (const [name, part] of form) {
    const stand = `${secret}.${files.size + documents.size}`;
    const kind = partKind(partSchema(schema, name, dereference), dereference);
    const document = kind === "json" ? await readDocument(part, rules.depth) : undefined;
    if (document && "problem" in document) return document;
    if (typeof part === "string" ? kind === "file" : kind === "text" && marked) {
      violations.push({
        in: "body",
        field: fieldOf(name, text, rules),
        message: kind === "file" ? "must be a file" : "must not be a file",
      });
    }
    if (document) documents.set(stand, document.value);
    else if (typeof part !== "string") files.set(stand, part);
    text.append(name, document || typeof part !== "string" ? stand : part);
  }
  const reading = readForm(text.toString(), schema, dereference);
  if ("problem" in reading) return reading;
  const judged = replaced(reading.value, documents);
  return {
    judged,
    value: replaced(judged, files),
    violations,
    reword: (found) =>
      found
        .filter(({ field }) => !violations.some((one) => one.field === field))
        .map(({ value, ...rest }) =>
          value === undefined || files.has(String(value)) ? rest : { ...rest, value },
        ),
  };
}

/** `undefined`: the part is a file of another kind, which its schema then refuses. */
async function readDocument(part: string | File, depth: number): Promise<BodyReading | undefined> {
  if (typeof part === "string") return readJson(part, depth);
  return isJson(part.type) ? readJson(await part.text(), depth) : undefined;
}

function fieldOf(name: string, before: URLSearchParams, { schema, dereference }: MultipartRules): string {
  const repeated = isRepeated(childSchema(schema, name, dereference), dereference);
  return repeated ? `${name}.${before.getAll(name).length}` : name;
}

function replaced(value: unknown, stands: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === "string") return stands.has(value) ? stands.get(value) : value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, stands));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, replaced(child, stands)]));
}
