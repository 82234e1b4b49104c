import { notImplementedCode } from "../reply/compose-reply.ts";
import { markFailure } from "../reply/marks.ts";
import type { FailureReply } from "../types/reply.ts";

/** What a stub answers: 501, by the code that the contract names for it. */
export function notImplemented(): FailureReply<never> {
  return markFailure({ code: notImplementedCode }) as FailureReply<never>;
}
