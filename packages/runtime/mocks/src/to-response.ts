import { isJson, type WireReply } from "@lockstep/operation";

/** Statuses whose responses have no body (WHATWG Fetch §2.2.3). */
const bodiless: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** Writes an answer as the platform's response. */
export function toResponse({ status, headers, contentType, body }: WireReply, withBody: boolean): Response {
  const sent = new Headers(headers);
  const encoded = contentType === undefined ? undefined : encode(contentType, body);
  if (contentType !== undefined && encoded !== undefined) sent.set("Content-Type", withCharset(contentType));
  return new Response(withBody && !bodiless.has(status) ? (encoded ?? null) : null, {
    status,
    headers: sent,
  });
}

function encode(contentType: string, body: unknown): BodyInit | undefined {
  if (body === undefined) return undefined;
  if (!isJson(contentType)) {
    if (typeof body === "string" || body instanceof Blob || body instanceof ReadableStream) return body;
    if (body instanceof ArrayBuffer) return body;
    if (ArrayBuffer.isView(body))
      return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice();
    if (typeof body === "number" || typeof body === "boolean") return String(body);
  }
  return JSON.stringify(body);
}

function withCharset(contentType: string): string {
  return /^text\//i.test(contentType) && !/charset=/i.test(contentType)
    ? `${contentType}; charset=utf-8`
    : contentType;
}
