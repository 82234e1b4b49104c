import type { ImpliedFailure } from "../errors/error-format.ts";

/** How server and mocks get at the bytes of a request's body. */
export interface BodySource {
  /** Whether there is a body at all (RFC 9112 §6.3). */
  readonly present: () => boolean | Promise<boolean>;
  /**
   * The whole body, decompressed.
   * @throws BodyRefusedError past `limitBytes`, or for a content coding that is not taken.
   * @throws InvalidEncodingError when the compressed data is broken.
   */
  readonly bytes: (limitBytes: number) => Promise<Uint8Array>;
  /** The same as a `ReadableStream` of the platform, which fails while it is read. */
  readonly stream: (limitBytes: number) => object;
}

export interface BodyLimits {
  /** Most bytes of a body that is read into memory, after decompression. Default 1 MiB. */
  readonly bodyBytes: number;
  /** Most bytes of a multipart or streamed body, after decompression. Default 10 MiB. */
  readonly uploadBytes: number;
  /** Deepest nesting of a JSON body. Default 64. */
  readonly depth: number;
}

export const defaultBodyLimits: BodyLimits = {
  bodyBytes: 1024 * 1024,
  uploadBytes: 10 * 1024 * 1024,
  depth: 64,
};

/** A body that cannot be taken at all, whatever its schema says. */
export class BodyRefusedError extends Error {
  override readonly name = "BodyRefusedError";
  readonly code = "BODY_REFUSED";
  readonly implied: ImpliedFailure;
  readonly headers: Readonly<Record<string, string>>;

  constructor(implied: ImpliedFailure, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.implied = implied;
    this.headers = headers;
  }
}

/** Compressed data that does not hold what its coding says. */
export class InvalidEncodingError extends Error {
  override readonly name = "InvalidEncodingError";
  readonly code = "BODY_ENCODING_INVALID";
}

export function bodyTooLarge(limitBytes: number): BodyRefusedError {
  return new BodyRefusedError("payloadTooLarge", `The request body is larger than ${limitBytes} bytes.`);
}

/** For a `Content-Encoding` (RFC 9110 §8.4) that is not taken. */
export function unknownCoding(coding: string): BodyRefusedError {
  return new BodyRefusedError("unsupportedMediaType", `The content coding ${coding} is not taken.`, {
    "Accept-Encoding": "gzip, br",
  });
}
