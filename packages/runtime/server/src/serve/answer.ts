import {
  composeFailure,
  composeImpliedFailure,
  composeValidationFailure,
  isRemoved,
  type Operation,
  type WireReply,
} from "@lockstep/operation";
import { checkReply } from "../reply/check-reply.ts";
import { composeReply } from "../reply/compose-reply.ts";
import { readRequest } from "../request/read-request.ts";
import { targetViolation } from "../request/request-target.ts";
import { type Authorization, authorize } from "../security/authorize.ts";
import { answerThrown } from "./answer-thrown.ts";
import type { Exchange } from "./exchange.ts";
import { handlerContext } from "./handler-context.ts";
import { routeOf } from "./route.ts";
import type { Settings } from "./settings.ts";

/**
 * Answers one request. The order of the checks is a promise, kept by the mocks too: target, route, removal, credentials, then
 * parameters, page and body together, so that a caller learns of all its mistakes at once.
 */
export async function answer(exchange: Exchange, settings: Settings): Promise<WireReply> {
  const { request, path } = exchange;
  const target = targetViolation(request.originalUrl);
  if (target) return composeValidationFailure([target], exchange.replyContext());
  const routed = routeOf(request.method, path, settings);
  if (!routed) return composeImpliedFailure("notFound", exchange.replyContext());
  if ("allow" in routed) return answerOtherMethod(routed.allow, exchange);
  const { operation } = routed;
  try {
    return await answerOperation(operation, routed.path, exchange, settings);
  } catch (error) {
    return answerThrown(error, operation, exchange, settings);
  }
}

function answerOtherMethod(allow: string, { request, requestId, replyContext }: Exchange): WireReply {
  if (request.method === "OPTIONS") {
    return { status: 204, headers: { Allow: allow, "X-Request-Id": requestId } };
  }
  return composeImpliedFailure("methodNotAllowed", replyContext(), { headers: { Allow: allow } });
}

async function answerOperation(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  exchange: Exchange,
  settings: Settings,
): Promise<WireReply> {
  const removed = isRemoved(operation.deprecation, settings.now());
  const usage = { operation, deprecation: operation.deprecation, requestId: exchange.requestId, removed };
  if (removed) {
    settings.onUsage({ ...usage, principal: undefined });
    return composeImpliedFailure("gone", exchange.replyContext(operation));
  }
  const { api, security } = settings;
  const authorization = await authorize(api, operation, security, exchange.request, exchange.query);
  if (!("principal" in authorization)) return refuse(authorization, operation, exchange, settings);
  if (operation.deprecation) settings.onUsage({ ...usage, principal: authorization.principal });

  const read = await readRequest(operation, path, exchange, settings);
  if (read.violations.length > 0) {
    return composeValidationFailure(read.violations, exchange.replyContext(operation));
  }
  const handler = settings.handlers.get(operation.id);
  const context = handlerContext(operation, read, authorization.principal, exchange, settings);
  const returned = await handler?.(context);
  const composed = await composeReply(returned, exchange.replyContext(operation), read.paging);
  return checkReply(composed, operation, exchange, settings);
}

function refuse(
  { refused, challenges }: Exclude<Authorization, { readonly principal: unknown }>,
  operation: Operation,
  exchange: Exchange,
  settings: Settings,
): WireReply | Promise<WireReply> {
  const { errors } = settings.api;
  const context = exchange.replyContext(operation);
  const challenge = challenges === "" ? {} : { "WWW-Authenticate": challenges };
  if (!refused) return composeImpliedFailure("unauthenticated", context, { headers: challenge });
  if (!Object.hasOwn(errors, refused.code)) {
    const mistake = `was refused with the code ${refused.code}, which the catalogue does not have`;
    return checkReply({ mistake }, operation, exchange, settings);
  }
  const headers = { ...(errors[refused.code]?.status === 401 && challenge), ...refused.headers };
  return composeFailure({ ...refused, headers }, context);
}
