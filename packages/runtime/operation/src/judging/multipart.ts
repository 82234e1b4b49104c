import { isJson } from "../media-type.ts";
import { allowedTypes, childSchema, type Dereference } from "../parameters/grammar.ts";
import type { Pair } from "../parameters/request-pairs.ts";
import type { Schema } from "../validation/schemas.ts";
import type { Violation } from "../validation/violation.ts";
import type { BodyReading } from "./body-reading.ts";
import { readFields } from "./form.ts";
import { type JsonReading, readJson } from "./json.ts";
import { isRepeated, marksFiles, partKind, partSchema, takesNoFields } from "./part-kind.ts";

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
): Promise<BodyReading> {
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } }).formData();
  } catch {
    return { problem: "must be a valid multipart body" };
  }
  const { schema, dereference } = rules;
  if (takesNoFields(schema, dereference)) return readUnnamed([...form.values()], rules);
  const marked = marksFiles(schema, dereference);
  // Cannot be guessed: a text field must not pass for a file of the same form.
  const secret = crypto.randomUUID();
  const files = new Map<string, unknown>();
  const documents = new Map<string, unknown>();
  const violations: Violation[] = [];
  const fields: Pair[] = [];
  for (const [name, part] of form) {
    const stand = `${secret}.${files.size + documents.size}`;
    const kind = partKind(partSchema(schema, name, dereference), dereference);
    const document = kind === "json" ? await readDocument(part, rules.depth) : undefined;
    if (document && "problem" in document) return document;
    if (typeof part === "string" ? kind === "file" : kind === "text" && marked) {
      violations.push({
        in: "body",
        field: fieldOf(name, fields, rules),
        message: kind === "file" ? "must be a file" : "must not be a file",
      });
    }
    if (document) documents.set(stand, document.value);
    else if (typeof part !== "string") files.set(stand, part);
    const text = document || typeof part !== "string" ? stand : part;
    fields.push([name, text, encodeURIComponent(text)]);
  }
  const reading = readFields(fields, schema, dereference);
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

/** A form that the contract declares as one file or text, or as a list of them: whatever their names, its parts are the value. */
function readUnnamed(
  parts: readonly (string | File)[],
  { schema, dereference }: MultipartRules,
): BodyReading {
  const list = allowedTypes(schema, dereference).has("array");
  const [value] = parts;
  if (!list && parts.length !== 1) return { problem: "must be one part" };
  const texts = parts.map((part) => (typeof part === "string" ? part : ""));
  const hasFiles = parts.some((part) => typeof part !== "string");
  return list
    ? { value: parts, judged: texts, unjudged: hasFiles }
    : { value, judged: texts[0], unjudged: hasFiles };
}

/** `undefined`: the part is a file of another kind, which its schema then refuses. */
async function readDocument(part: string | File, depth: number): Promise<JsonReading | undefined> {
  if (typeof part === "string") return readJson(part, depth);
  return isJson(part.type) ? readJson(await part.text(), depth) : undefined;
}

function fieldOf(name: string, before: readonly Pair[], { schema, dereference }: MultipartRules): string {
  const repeated = isRepeated(childSchema(schema, name, dereference), dereference);
  return repeated ? `${name}.${before.filter(([other]) => other === name).length}` : name;
}

function replaced(value: unknown, stands: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === "string") return stands.has(value) ? stands.get(value) : value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, stands));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, replaced(child, stands)]));
}
