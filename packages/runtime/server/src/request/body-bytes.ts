import type { IncomingMessage } from "node:http";
import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { BodyRefusedError, tooLarge } from "./body-errors.ts";

/** Whether the request says that it carries a body (RFC 9112 §6.3). */
export function announcesBody(request: IncomingMessage): boolean {
  const length = request.headers["content-length"];
  return request.headers["transfer-encoding"] !== undefined || (length !== undefined && Number(length) !== 0);
}

/**
 * The decompressed body, chunk by chunk.
 * @throws BodyRefusedError past `limitBytes`, or for a content coding that is not taken.
 * @throws InvalidEncodingError when the compressed data is broken.
 */
export async function* bodyChunks(request: IncomingMessage, limitBytes: number): AsyncGenerator<Uint8Array> {
  const coding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  const decompress = decompressor(coding);
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) throw tooLarge(limitBytes);
  // Giving up must not destroy the request: the refusal still has to be sent over its socket.
  const source = request.iterator({ destroyOnReturn: false });
  let size = 0;
  for await (const chunk of decompress ? inflated(source, decompress, limitBytes) : source) {
    size += chunk.length;
    if (size > limitBytes) throw tooLarge(limitBytes);
    yield chunk;
  }
}

/** The whole body in memory. */
export async function bodyBytes(request: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bodyChunks(request, limitBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Compressed data that does not hold what its coding says. */
export class InvalidEncodingError extends Error {
  override readonly name = "InvalidEncodingError";
  readonly code = "BODY_ENCODING_INVALID";
}

const acceptedCodings = "gzip, br";

function decompressor(coding: string): Transform | undefined {
  if (coding === "" || coding === "identity") return undefined;
  if (coding === "gzip" || coding === "x-gzip") return createGunzip();
  if (coding === "br") return createBrotliDecompress();
  throw new BodyRefusedError("unsupportedMediaType", `The content coding ${coding} is not taken.`, {
    "Accept-Encoding": acceptedCodings,
  });
}

async function* inflated(
  source: AsyncIterable<Uint8Array>,
  decompress: Transform,
  limitBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  const limited = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      size += chunk.length;
      // What is compressed is no larger than what it becomes, or not worth reading.
      if (size > limitBytes) throw tooLarge(limitBytes);
      yield chunk;
    }
  };
  const input = Readable.from(limited(), { objectMode: false });
  input.once("error", (error) => decompress.destroy(error));
  input.pipe(decompress);
  try {
    yield* decompress;
  } catch (error) {
    if (error instanceof Error && "code" in error && /^Z_|^ERR__/.test(String(error.code))) {
      throw new InvalidEncodingError("The compressed body is broken.", { cause: error });
    }
    throw error;
  } finally {
    input.destroy();
    decompress.destroy();
  }
}
