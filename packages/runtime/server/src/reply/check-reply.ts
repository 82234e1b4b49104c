import {
  composeImpliedFailure,
  declaredMediaTypes,
  isJson,
  matchMediaType,
  type Operation,
  type WireReply,
} from "@lockstep/operation";
import type { Exchange } from "../serve/exchange.ts";
import type { Settings } from "../serve/settings.ts";
import type { Composed } from "./compose-reply.ts";

/**
 * Lets an answer pass that keeps the contract. What a handler's types forbid is always an internal error, whose cause is told to the
 * caller only where answers are checked, that is in development; what breaks a schema is reported, or an internal error too.
 */
export async function checkReply(
  composed: Composed,
  operation: Operation,
  exchange: Exchange,
  settings: Settings,
): Promise<WireReply> {
  const { validateResponses, logger } = settings;
  const breach =
    "mistake" in composed
      ? composed.mistake
      : validateResponses === "off"
        ? undefined
        : await breachOf(composed.reply, operation, settings);
  if (breach === undefined && "reply" in composed) return composed.reply;
  const message = `${operation.id} ${breach}.`;
  logger.error(message, { requestId: exchange.requestId, operation: operation.id });
  if ("reply" in composed && validateResponses !== "throw") return composed.reply;
  const loud = validateResponses === "off" ? {} : { message };
  return composeImpliedFailure("internal", exchange.replyContext(operation), loud);
}

async function breachOf(
  reply: WireReply,
  operation: Operation,
  { schemas, engine }: Settings,
): Promise<string | undefined> {
  const { status, contentType, body } = reply;
  const key = [String(status), `${String(status)[0]}XX`, "default"].find((one) =>
    Object.hasOwn(operation.responses, one),
  );
  // Implied failures are answered whether or not a contract lists them at every operation.
  if (key === undefined) return undefined;
  const declared = declaredMediaTypes(operation.responses, status);
  if (contentType === undefined) {
    const bodiless = status === 204 || status === 304 || declared.length === 0;
    return bodiless ? undefined : `answered ${status} without the body that the contract declares`;
  }
  const mediaType = matchMediaType(declared, contentType);
  if (mediaType === undefined) {
    if (status >= 400) return undefined;
    return `answered ${status} as ${contentType}, which the contract does not declare`;
  }
  if (!isJson(contentType) || !(mediaType in (schemas.operations[operation.id]?.responses?.[key] ?? {}))) {
    return undefined;
  }
  const [violation] = await engine.response(operation.id, key, mediaType, wireValue(body));
  if (!violation) return undefined;
  return `answered ${status} with a body that breaks its schema: ${violation.field || "the body"} ${violation.message}`;
}

// What is checked is what travels: dates as text, no undefined members.
function wireValue(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}
