import { composeImpliedFailure, composeValidationFailure } from "../reply/failure.ts";
import type { ReplyContext, WireReply } from "../reply/wire-reply.ts";
import { BodyRefusedError, InvalidEncodingError } from "./body-source.ts";

/** Answers what went wrong while a body was read as a stream; `undefined` for any other error. */
export function composeBodyError(error: unknown, context: ReplyContext): WireReply | undefined {
  if (error instanceof BodyRefusedError) {
    return composeImpliedFailure(error.implied, context, { headers: error.headers });
  }
  if (!(error instanceof InvalidEncodingError)) return undefined;
  return composeValidationFailure([{ in: "body", field: "", message: invalidEncoding }], context);
}

export const invalidEncoding = "must be validly compressed";
