import type { ImpliedFailure } from "@lockstep/operation";

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

export function tooLarge(limitBytes: number): BodyRefusedError {
  return new BodyRefusedError("payloadTooLarge", `The request body is larger than ${limitBytes} bytes.`);
}
