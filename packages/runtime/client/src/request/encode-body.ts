import {
  concreteMediaType,
  encodeQuery,
  essence,
  isJson,
  matchMediaType,
  type RequestBody,
} from "@lockstep/operation";

/** A body as `fetch` takes it. */
export interface EncodedBody {
  readonly body: BodyInit;
  /** Absent: `fetch` states it itself, with the boundary of a multipart body. */
  readonly contentType?: string;
  /** Whether it can be sent more than once: it is no stream. */
  readonly replayable: boolean;
}

/**
 * Writes a body in a media type of the contract. Blobs, buffers, streams, `FormData` and `URLSearchParams` are taken as they
 * are; other values are serialised as the media type says.
 * @param contentType default: the one that fits the value, else the contract's first.
 * @throws TypeError when the contract does not declare the media type, or the value cannot be written in it.
 */
export function encodeBody(value: unknown, declared: RequestBody, contentType?: string): EncodedBody {
  const type = concreteMediaType(contentType ?? typeFor(value, declared.mediaTypes), value);
  if (matchMediaType(declared.mediaTypes, type) === undefined) {
    throw new TypeError(`contentType must be one of ${declared.mediaTypes.join(", ")}, not ${type}`);
  }
  if (value instanceof FormData) return { body: value, replayable: true };
  // A caller who names the boundary has written the parts himself.
  if (essence(type) === "multipart/form-data" && !/;\s*boundary=/i.test(type)) {
    return { body: toFormData(value), replayable: true };
  }
  if (isBinary(value) || value instanceof URLSearchParams) {
    return { body: value, contentType: type, replayable: !(value instanceof ReadableStream) };
  }
  if (isJson(type)) return { body: json(value), contentType: type, replayable: true };
  if (essence(type) === "application/x-www-form-urlencoded" && typeof value !== "string") {
    return { body: toForm(value, declared.encoding ?? {}), contentType: type, replayable: true };
  }
  if (typeof value === "string") return { body: value, contentType: type, replayable: true };
  throw new TypeError(`body must be a string, Blob, buffer or stream to be sent as ${type}`);
}

function typeFor(value: unknown, declared: readonly string[]): string {
  const fitting =
    value instanceof FormData
      ? "multipart/form-data"
      : value instanceof URLSearchParams
        ? "application/x-www-form-urlencoded"
        : value instanceof Blob
          ? value.type
          : "";
  if (fitting && matchMediaType(declared, fitting) !== undefined) return fitting;
  return declared[0] ?? "application/octet-stream";
}

function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView<ArrayBuffer> {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function isBinary(
  value: unknown,
): value is Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ReadableStream {
  return value instanceof Blob || isBytes(value) || value instanceof ReadableStream;
}

function json(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`body must be JSON, not a ${typeof value}`);
  return text;
}

// As text, since a comma between the elements of a style looks different from one inside of them.
function toForm(value: unknown, encoding: NonNullable<RequestBody["encoding"]>): string {
  const parts = fields(value).flatMap(([name, whole]) => {
    const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
    // A style is that of a query parameter (OAS 3.1 §4.8.15.1).
    if (own?.style !== undefined) return [encodeQuery([{ name, in: "query", ...own }], { [name]: whole })];
    return (Array.isArray(whole) ? whole : [whole]).map((part) =>
      new URLSearchParams([[name, scalar(part)]]).toString(),
    );
  });
  return parts.filter((part) => part !== "").join("&");
}

function toFormData(value: unknown): FormData {
  const form = new FormData();
  for (const [name, part] of members(value)) {
    if (part instanceof Blob) form.append(name, part);
    else if (isBytes(part)) form.append(name, new Blob([part]));
    else if (part instanceof ReadableStream) {
      throw new TypeError(`body.${name} must not be a stream: a form needs to know its length; pass a Blob`);
    } else if (typeof part === "object" && part !== null) {
      form.append(name, new Blob([json(part)], { type: "application/json" }));
    } else form.append(name, scalar(part));
  }
  return form;
}

// An array is one part for each element (OAS 3.1 §4.8.14.4). A contract may also declare a form that is one file, without a name.
function members(value: unknown): [string, unknown][] {
  const unnamed = typeof value === "string" || isBinary(value) || Array.isArray(value);
  return fields(unnamed ? { file: value } : value).flatMap(([name, part]): [string, unknown][] =>
    Array.isArray(part) ? part.map((element: unknown) => [name, element]) : [[name, part]],
  );
}

function fields(value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null) throw new TypeError("body must be an object of fields");
  return Object.entries(value).filter(([, part]) => part !== undefined);
}

function scalar(value: unknown): string {
  return typeof value === "object" && value !== null ? json(value) : String(value ?? "");
}
