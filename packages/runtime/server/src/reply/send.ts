import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isJson, type WireReply } from "@lockstep/operation";
import type { Response } from "express";

/**
 * Writes an answer. JSON is serialised here; text and bytes go as they are; streams are piped, and cut when the caller leaves.
 * @param bodiless true for HEAD: everything but the body is sent (RFC 9110 §9.3.2).
 * @throws before anything is sent when the body cannot be written as its content type.
 */
export async function send(response: Response, reply: WireReply, bodiless: boolean): Promise<void> {
  const body = encode(reply);
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  if (reply.contentType !== undefined && body !== undefined) {
    response.setHeader("Content-Type", withCharset(reply.contentType));
  }
  if (body === undefined) {
    // 204 and 304 never have a length (RFC 9110 §8.6).
    if (reply.status !== 204 && reply.status !== 304) response.setHeader("Content-Length", 0);
    response.end();
  } else if (body instanceof Readable) {
    if (bodiless) {
      body.destroy();
      response.end();
    } else await pipeline(body, response);
  } else {
    response.setHeader("Content-Length", body.length);
    // Node leaves it out of an answer to HEAD.
    response.end(body);
  }
}

function encode({ contentType, body }: WireReply): Buffer | Readable | undefined {
  if (contentType === undefined || body === undefined) return undefined;
  if (isJson(contentType)) return Buffer.from(JSON.stringify(body));
  if (typeof body === "string") return Buffer.from(body);
  if (body instanceof ArrayBuffer) return Buffer.from(body);
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof Readable) return body;
  if (isWebStream(body)) return Readable.from(body, { objectMode: false });
  if (body instanceof Blob) return Readable.from(body.stream(), { objectMode: false });
  if (typeof body === "number" || typeof body === "boolean") return Buffer.from(String(body));
  throw new TypeError(
    `A body of type ${contentType} must be a string, bytes or a stream, and is neither: it is ${describe(body)}.`,
  );
}

function isWebStream(value: unknown): value is ReadableStream<Uint8Array> {
  return value instanceof ReadableStream;
}

function withCharset(contentType: string): string {
  return /^text\//i.test(contentType) && !/charset=/i.test(contentType)
    ? `${contentType}; charset=utf-8`
    : contentType;
}

function describe(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
}
