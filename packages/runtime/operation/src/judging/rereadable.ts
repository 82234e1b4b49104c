import { type BodySource, bodyTooLarge } from "./body-source.ts";

/**
 * A body that can be read more than once: kept in memory, also where it is left to a handler as a stream. For the few requests that
 * are held against several operations.
 */
export function rereadable(source: BodySource): BodySource {
  let kept: Promise<Uint8Array> | undefined;
  const bytes = async (limitBytes: number): Promise<Uint8Array> => {
    kept ??= source.bytes(limitBytes);
    const whole = await kept;
    if (whole.length > limitBytes) throw bodyTooLarge(limitBytes);
    return whole;
  };
  return {
    present: () => source.present(),
    bytes,
    stream: (limitBytes) =>
      new ReadableStream<Uint8Array>(
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
