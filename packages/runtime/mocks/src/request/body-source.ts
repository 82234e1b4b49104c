import { type BodySource, bodyTooLarge, InvalidEncodingError, unknownCoding } from "@lockstep/operation";

type Bytes = Uint8Array<ArrayBuffer>;

/** The body of a request as its contract is judged by. */
export function bodySource(request: Request): BodySource {
  let received: Promise<Bytes> | undefined;
  const raw = (): Promise<Bytes> => {
    received ??= request.arrayBuffer().then((buffer) => new Uint8Array(buffer));
    return received;
  };
  const bytes = async (limitBytes: number): Promise<Bytes> => {
    const coding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "";
    const decompress = decompressor(coding);
    const packed = await raw();
    // What is compressed is no larger than what it becomes, or not worth reading.
    if (packed.length > limitBytes) throw bodyTooLarge(limitBytes);
    return decompress ? inflated(packed, decompress, limitBytes) : packed;
  };
  return {
    // Whether a body of no bytes was announced cannot be seen.
    present: async () => request.body !== null && (await raw()).length > 0,
    bytes,
    stream: (limitBytes) =>
      new ReadableStream<Bytes>(
        {
          async pull(controller) {
            const whole = await bytes(limitBytes);
            if (whole.length > 0) controller.enqueue(whole);
            controller.close();
          },
        },
        // Not before it is read: until then nothing is wrong with it.
        { highWaterMark: 0 },
      ),
  };
}

function decompressor(coding: string): DecompressionStream | undefined {
  if (coding === "" || coding === "identity") return undefined;
  if (coding === "gzip" || coding === "x-gzip") return new DecompressionStream("gzip");
  if (coding !== "br") throw unknownCoding(coding);
  try {
    // Not every platform has it, nor do the types.
    const brotli: DecompressionStream = Reflect.construct(DecompressionStream, ["brotli"]);
    return brotli;
  } catch {
    throw unknownCoding(coding);
  }
}

async function inflated(packed: Bytes, decompress: DecompressionStream, limitBytes: number): Promise<Bytes> {
  const chunks: Bytes[] = [];
  let size = 0;
  const reader = new Blob([packed]).stream().pipeThrough(decompress).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new InvalidEncodingError("The compressed body is broken.", { cause });
    });
    if (done) break;
    size += value.length;
    if (size > limitBytes) {
      await reader.cancel().catch(() => {});
      throw bodyTooLarge(limitBytes);
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
