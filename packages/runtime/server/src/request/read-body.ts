import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { Dereference, Operation, Schema, Violation } from "@lockstep/operation";
import type { ValidationEngine } from "../engines/engine.ts";
import type { Limits } from "../types/server-options.ts";
import { announcesBody, bodyBytes, bodyChunks, InvalidEncodingError } from "./body-bytes.ts";
import { BodyRefusedError } from "./body-errors.ts";
import { type BodyType, bodyType } from "./content-type.ts";
import { readForm } from "./form-body.ts";
import { type BodyReading, readJson, readText, withoutProto } from "./json-body.ts";
import { type MultipartReading, readMultipart } from "./multipart-body.ts";

export interface ReceivedBody {
  /** `undefined`: no body. */
  readonly value?: unknown;
  readonly contentType?: string;
  readonly violations: readonly Violation[];
}

export interface BodyRules {
  readonly limits: Limits;
  readonly engine: ValidationEngine;
  readonly schema: (operationId: string, mediaType: string) => Schema | undefined;
  readonly dereference: Dereference;
}

/**
 * Reads and checks the body that an operation declares; one where none is declared is left alone.
 * @throws BodyRefusedError for a media type, charset or coding that is not taken, or too many bytes.
 */
export async function readBody(
  request: IncomingMessage,
  operation: Operation,
  rules: BodyRules,
): Promise<ReceivedBody> {
  const { body } = operation;
  if (!body) return { violations: [] };
  if (!announcesBody(request)) return absent(operation);
  const type = bodyType(request.headers["content-type"], body.mediaTypes);
  if (!type) {
    throw new BodyRefusedError("unsupportedMediaType", "The media type of the body is not declared.");
  }
  const { contentType, declared, kind } = type;
  if (kind === "stream") {
    const chunks = bodyChunks(request, rules.limits.uploadBytes);
    return {
      value: Readable.toWeb(Readable.from(chunks, { objectMode: false })),
      contentType,
      violations: [],
    };
  }
  let reading: Reading;
  try {
    const limit = kind === "multipart" ? rules.limits.uploadBytes : rules.limits.bodyBytes;
    const bytes = await bodyBytes(request, limit);
    if (bytes.length === 0) return absent(operation);
    reading = await parse(bytes, type, request.headers["content-type"] ?? "", operation, rules);
  } catch (error) {
    if (!(error instanceof InvalidEncodingError)) throw error;
    reading = { problem: "must be validly compressed" };
  }
  if ("problem" in reading) return { contentType, violations: [violation(reading.problem)] };
  const judged = "judged" in reading ? reading.judged : reading.value;
  const violations = await rules.engine.body(operation.id, declared, judged);
  const value = kind === "text" ? reading.value : withoutProto(reading.value);
  return { value, contentType, violations };
}

type Reading = BodyReading | MultipartReading;

function parse(
  bytes: Uint8Array,
  { kind, declared }: BodyType,
  header: string,
  operation: Operation,
  { limits, schema, dereference }: BodyRules,
): Reading | Promise<Reading> {
  if (kind === "json") return readJson(bytes, limits.depth);
  const own = schema(operation.id, declared);
  if (kind === "multipart") return readMultipart(bytes, header, own, dereference);
  const text = readText(bytes);
  if (text === undefined) return { problem: "must be valid UTF-8" };
  return kind === "form" ? readForm(text, own, dereference) : { value: text };
}

function absent({ body }: Operation): ReceivedBody {
  return { violations: body?.required ? [violation("is required")] : [] };
}

function violation(message: string): Violation {
  return { in: "body", field: "", message };
}
