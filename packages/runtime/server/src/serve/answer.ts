import { TLSSocket } from "node:tls";
import {
  type Authorization,
  authorize,
  composeImpliedFailure,
  composeOtherMethod,
  composeRefusal,
  composeValidationFailure,
  type FoundOperation,
  findOperation,
  isRemoved,
  type Operation,
  targetViolation,
  type WireReply,
} from "@lockstep/operation";
import { checkReply } from "../reply/check-reply.ts";
import { composeReply } from "../reply/compose-reply.ts";
import { readRequest } from "../request/read-request.ts";
import { judgeCredential } from "../security/judge-credential.ts";
import { answerThrown } from "./answer-thrown.ts";
import { type Exchange, headerOf } from "./exchange.ts";
import { handlerContext } from "./handler-context.ts";
import type { Settings } from "./settings.ts";

/**
 * Answers one request. The order of the checks is a promise, kept by the mocks too: target, route, removal, credentials, then what
 * `judgeRequest` checks.
 */
export async function answer(exchange: Exchange, settings: Settings): Promise<WireReply> {
  const { request } = exchange;
  const target = targetViolation(request.originalUrl);
  if (target) return composeValidationFailure([target], exchange.replyContext());
  const found = routeOf(exchange, settings);
  if (!found) return composeImpliedFailure("notFound", exchange.replyContext());
  if ("allow" in found) return composeOtherMethod(request.method, found.allow, exchange.replyContext());
  const { operation, path } = found;
  try {
    return await answerOperation(operation, path, exchange, settings);
  } catch (error) {
    return answerThrown(error, operation, exchange, settings);
  }
}

function routeOf({ request, path }: Exchange, { basePath, routes }: Settings): FoundOperation | undefined {
  if (!path.startsWith(`${basePath}/`)) return undefined;
  return findOperation(routes, request.method, path.slice(basePath.length));
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
  const authorization = await identify(operation, exchange, settings);
  if (!("principal" in authorization)) return refuse(authorization, operation, exchange, settings);
  if (operation.deprecation) settings.onUsage({ ...usage, principal: authorization.principal });

  const judged = await readRequest(operation, path, exchange, settings);
  if (judged.refused) {
    const { implied, headers } = judged.refused;
    return composeImpliedFailure(implied, exchange.replyContext(operation), headers && { headers });
  }
  if (judged.violations.length > 0) {
    return composeValidationFailure(judged.violations, exchange.replyContext(operation));
  }
  const handler = settings.handlers.get(operation.id);
  const context = handlerContext(operation, judged, authorization.principal, exchange, settings);
  const returned = await handler?.(context);
  const paging = judged.page && { ...judged.page, target: exchange.request.originalUrl };
  const composed = await composeReply(returned, exchange.replyContext(operation), paging);
  return checkReply(composed, operation, exchange, settings);
}

function identify(
  operation: Operation,
  { request, query }: Exchange,
  { api, security }: Settings,
): Promise<Authorization> {
  const source = {
    header: (name: string) => headerOf(request, name),
    query,
    certified: request.socket instanceof TLSSocket && request.socket.authorized,
  };
  return authorize(operation, api.securitySchemes, source, (credential) =>
    judgeCredential(credential, security, request),
  );
}

function refuse(
  authorization: Exclude<Authorization, { readonly principal: unknown }>,
  operation: Operation,
  exchange: Exchange,
  settings: Settings,
): WireReply | Promise<WireReply> {
  const { refused } = authorization;
  if (refused && !Object.hasOwn(settings.api.errors, refused.code)) {
    const mistake = `was refused with the code ${refused.code}, which the catalogue does not have`;
    return checkReply({ mistake }, operation, exchange, settings);
  }
  return composeRefusal(authorization, exchange.replyContext(operation));
}
