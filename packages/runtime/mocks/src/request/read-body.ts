import {
  type Dereference,
  type ImpliedFailure,
  isJson,
  matchMediaType,
  type Operation,
  type Schema,
  type Violation,
} from "@lockstep/operation";
import { readForm } from "./read-form.ts";
import { readJson } from "./read-json.ts";

/** A body as far as it could be read. */
export interface ReceivedBody {
  /** Absent: there is none, or it could not be read. */
  readonly value?: unknown;
  /** As the contract declares it. */
  readonly mediaType?: string;
  /** Whether the schema of the media type holds for the value. */
  readonly judged: boolean;
  readonly violations: readonly Violation[];
  /** It cannot be taken at all, whatever its schema says. */
  readonly refused?: {
    readonly implied: ImpliedFailure;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

/** Most bytes of a body after decompression: the server's default limits. */
const limits = { body: 2 ** 20, upload: 10 * 2 ** 20 } as const;

/** Reads the body that an operation declares; one where none is declared is left alone. */
export async function readBody(
  request: Request,
  operation: Operation,
  schemaOf: (mediaType: string) => Schema | undefined,
  dereference: Dereference,
): Promise<ReceivedBody> {
  const { body } = operation;
  if (!body) return { judged: false, violations: [] };
  const raw = request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer());
  if (raw.length === 0) return faulty(body.required ? "is required" : undefined);
  const header = request.headers.get("content-type") ?? "";
  const mediaType = isMediaType(header) ? matchMediaType(body.mediaTypes, header) : undefined;
  const kind = kindOf(header);
  const readable = kind === "bytes" || kind === "multipart" || /^utf-?8$/i.test(charsetOf(header));
  if (mediaType === undefined || !readable) return refusal("unsupportedMediaType");

  const bytes = await decompressed(raw, request.headers.get("content-encoding"));
  if (bytes === "unknown") return refusal("unsupportedMediaType", { "Accept-Encoding": "gzip, br" });
  if (bytes === "broken") return faulty("must be validly compressed", mediaType);
  const limit = kind === "bytes" || kind === "multipart" ? limits.upload : limits.body;
  if (bytes.length > limit) return refusal("payloadTooLarge");
  if (kind === "bytes") return { value: bytes, mediaType, judged: false, violations: [] };
  if (kind === "multipart") return readMultipart(bytes, header, mediaType);

  const text = decodeText(bytes);
  if (text === undefined) return faulty("must be valid UTF-8", mediaType);
  if (kind === "text") return { value: text, mediaType, judged: true, violations: [] };
  const reading = kind === "json" ? readJson(text) : readForm(text, schemaOf(mediaType), dereference);
  if ("problem" in reading) return faulty(reading.problem, mediaType);
  return { value: reading.value, mediaType, judged: true, violations: [] };
}

type BodyKind = "json" | "form" | "multipart" | "text" | "bytes";

function kindOf(contentType: string): BodyKind {
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (isJson(type)) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type === "multipart/form-data") return "multipart";
  return /^text\/|^application\/(?:xml|yaml)$|\+(?:xml|yaml)$/.test(type) ? "text" : "bytes";
}

function isMediaType(contentType: string): boolean {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;|$)/.test(contentType);
}

function charsetOf(contentType: string): string {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]*))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? "utf-8";
}

// A form with files is not judged by its schema, which speaks of bytes where the form holds files.
async function readMultipart(
  bytes: Uint8Array<ArrayBuffer>,
  header: string,
  mediaType: string,
): Promise<ReceivedBody> {
  try {
    const value = await new Response(bytes, { headers: { "content-type": header } }).formData();
    return { value, mediaType, judged: false, violations: [] };
  } catch {
    return faulty("must be a valid multipart body", mediaType);
  }
}

async function decompressed(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: string | null,
): Promise<Uint8Array<ArrayBuffer> | "unknown" | "broken"> {
  const coding = encoding?.trim().toLowerCase() ?? "";
  if (coding === "" || coding === "identity") return bytes;
  if (coding !== "gzip" && coding !== "x-gzip") return "unknown";
  try {
    const inflated = new Response(bytes).body?.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(inflated ?? null).arrayBuffer());
  } catch {
    return "broken";
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refusal(implied: ImpliedFailure, headers?: Readonly<Record<string, string>>): ReceivedBody {
  return { judged: false, violations: [], refused: { implied, ...(headers && { headers }) } };
}

function faulty(message: string | undefined, mediaType?: string): ReceivedBody {
  return {
    judged: false,
    ...(mediaType !== undefined && { mediaType }),
    violations: message === undefined ? [] : [{ in: "body", field: "", message }],
  };
}
