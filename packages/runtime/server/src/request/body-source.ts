import type { IncomingMessage } from "node:http";
import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { type BodySource, bodyTooLarge, InvalidEncodingError, unknownCoding } from "@lockstep/operation";

/** The body of a request as its contract is judged by. */
export function bodySource(request: IncomingMessage): BodySource {
  return {
    present: () => announcesBody(request),
    bytes: async (limitBytes) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bodyChunks(request, limitBytes)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    stream: (limitBytes) =>
      Readable.toWeb(Readable.from(bodyChunks(request, limitBytes), { objectMode: false })),
  };
}

function announcesBody(request: IncomingMessage): boolean {
  const length = request.headers["content-length"];
  return request.headers["transfer-encoding"] !== undefined || (length !== undefined && Number(length) !== 0);
}

/** The decompressed body, chunk by chunk. */
async function* bodyChunks(request: IncomingMessage, limitBytes: number): AsyncGenerator<Uint8Array> {
  const coding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  const decompress = decompressor(coding);
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) throw bodyTooLarge(limitBytes);
  // Giving up must not destroy the request: the refusal still has to be sent over its socket.
  const source = request.iterator({ destroyOnReturn: false });
  let size = 0;
  for await (const chunk of decompress ? inflated(source, decompress, limitBytes) : source) {
    size += chunk.length;
    if (size > limitBytes) throw bodyTooLarge(limitBytes);
    yield chunk;
  }
}

function decompressor(coding: string): Transform | undefined {
  if (coding === "" || coding === "identity") return undefined;
  if (coding === "gzip" || coding === "x-gzip") return createGunzip();
  if (coding === "br") return createBrotliDecompress();
  throw unknownCoding(coding);
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
      if (size > limitBytes) throw bodyTooLarge(limitBytes);
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
