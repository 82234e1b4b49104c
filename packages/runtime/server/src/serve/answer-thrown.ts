import { composeBodyError, composeImpliedFailure, type Operation, type WireReply } from "@lockstep/operation";
import { checkReply } from "../reply/check-reply.ts";
import { composeReply } from "../reply/compose-reply.ts";
import { markFailure } from "../reply/marks.ts";
import type { Exchange } from "./exchange.ts";
import type { Settings } from "./settings.ts";

/** Answers what was thrown on the way; nothing of an unknown error leaves the server. */
export async function answerThrown(
  error: unknown,
  operation: Operation,
  exchange: Exchange,
  settings: Settings,
): Promise<WireReply> {
  const context = exchange.replyContext(operation);
  // A body that a handler reads as a stream fails while it is read.
  const refused = composeBodyError(error, context);
  if (refused) return refused;
  const trusted = settings.trustedErrors(error, operation);
  if (trusted) {
    const composed = await composeReply(markFailure(trusted), context, undefined);
    return checkReply(composed, operation, exchange, settings);
  }
  const { requestId, signal } = exchange;
  if (!signal.aborted) {
    settings.logger.error("A request failed", { requestId, operation: operation.id, error });
  }
  return composeImpliedFailure("internal", context);
}
