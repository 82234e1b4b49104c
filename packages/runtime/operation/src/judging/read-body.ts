import type { Operation } from "../operation.ts";
import { allowedTypes, type Dereference } from "../parameters/grammar.ts";
import type { ContractSchemas } from "../validation/schemas.ts";
import type { Violation } from "../validation/violation.ts";
import { invalidEncoding } from "./body-error.ts";
import type { BodyReading } from "./body-reading.ts";
import { type BodyLimits, BodyRefusedError, type BodySource, InvalidEncodingError } from "./body-source.ts";
import { type BodyType, bodyType } from "./body-type.ts";
import { type FormEncoding, readForm } from "./form.ts";
import { readJson } from "./json.ts";
import { readMultipart } from "./multipart.ts";
import { takesNoFields } from "./part-kind.ts";
import { readPlain } from "./plain.ts";
import { withoutProto } from "./without-proto.ts";

export interface ReceivedBody {
  /** `undefined`: no body, or one that could not be read. A stream where the media type is neither text nor a form. */
  readonly value?: unknown;
  /** As the contract declares it, or as the caller states it where a range is declared. */
  readonly contentType?: string;
  readonly violations: readonly Violation[];
  /** It cannot be taken at all. */
  readonly refused?: BodyRefusedError;
}

export interface BodyRules {
  readonly limits: BodyLimits;
  readonly schemas: ContractSchemas;
  readonly dereference: Dereference;
  /** Holds a body against its schema. */
  readonly checkBody: (
    operationId: string,
    mediaType: string,
    value: unknown,
  ) => readonly Violation[] | Promise<readonly Violation[]>;
}

/** Reads and checks the body that an operation declares; one where none is declared is left alone. */
export async function readBody(
  operation: Operation,
  contentType: string | undefined,
  source: BodySource,
  rules: BodyRules,
): Promise<ReceivedBody> {
  if (!operation.body) return { violations: [] };
  try {
    return await readDeclared(operation, operation.body, contentType, source, rules);
  } catch (error) {
    if (error instanceof BodyRefusedError) return { violations: [], refused: error };
    if (error instanceof InvalidEncodingError) return faulty(invalidEncoding);
    throw error;
  }
}

async function readDeclared(
  { id }: Operation,
  body: NonNullable<Operation["body"]>,
  header: string | undefined,
  source: BodySource,
  rules: BodyRules,
): Promise<ReceivedBody> {
  const { limits } = rules;
  const absent = body.required ? faulty("is required") : { violations: [] };
  if (!(await source.present())) return absent;
  const type = bodyType(header, body.mediaTypes);
  if (!type) {
    throw new BodyRefusedError("unsupportedMediaType", "The media type of the body is not declared.");
  }
  const { contentType, declared, kind } = type;
  if (kind === "stream") {
    return { value: source.stream(limits.uploadBytes), contentType, violations: [] };
  }
  const bytes = await source.bytes(kind === "multipart" ? limits.uploadBytes : limits.bodyBytes);
  if (bytes.length === 0) return absent;
  const reading = await parse(bytes, type, header ?? "", { id, encoding: body.encoding }, rules);
  if ("problem" in reading) return { contentType, ...faulty(reading.problem) };
  const { value, judged = value, violations = [], reword = asFound } = reading;
  const found = reading.unjudged ? [] : await rules.checkBody(id, declared, judged);
  return { value: withoutProto(value), contentType, violations: [...violations, ...reword(found)] };
}

function asFound(found: readonly Violation[]): readonly Violation[] {
  return found;
}

function parse(
  bytes: Uint8Array,
  { kind, declared }: BodyType,
  header: string,
  { id, encoding }: { readonly id: string; readonly encoding: FormEncoding | undefined },
  { limits, schemas, dereference }: BodyRules,
): BodyReading | Promise<BodyReading> {
  const schema = schemas.operations[id]?.body?.[declared];
  if (kind === "multipart") return readMultipart(bytes, header, { schema, dereference, depth: limits.depth });
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: "must be valid UTF-8" };
  if (kind === "json") return readJson(text, limits.depth);
  if (kind === "text") return readPlain(text, schema, dereference);
  const isText = takesNoFields(schema, dereference) && !allowedTypes(schema, dereference).has("array");
  return isText ? { value: text } : readForm(text, schema, dereference, encoding);
}

/** Without a byte order mark; `undefined` when it is malformed. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function faulty(message: string): { readonly violations: readonly Violation[] } {
  return { violations: [{ in: "body", field: "", message }] };
}
