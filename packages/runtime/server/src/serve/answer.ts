import { TLSSocket } from "node:tls";
import {
  type Authorization,
  authorize,
  type BodySource,
  composeImpliedFailure,
  composeOtherMethod,
  composeRefusal,
  composeValidationFailure,
  type FoundOperation,
  type FoundOperations,
  firstKept,
  isRemoved,
  type JudgedRequest,
  type Operation,
  rereadable,
  targetViolation,
  type WireReply,
} from "@lockstep/operation";
import { checkReply } from "../reply/check-reply.ts";
import { composeReply } from "../reply/compose-reply.ts";
import { bodySource } from "../request/body-source.ts";
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
  const found = operationsFor(exchange, settings);
  if (!found) return composeImpliedFailure("notFound", exchange.replyContext());
  if (!found.candidates) return composeOtherMethod(request.method, found.allow, exchange.replyContext());
  const { candidates } = found;
  // A body can be read once; where it is held against several operations it is kept.
  const body = candidates.length > 1 ? rereadable(bodySource(request)) : bodySource(request);
  const verdict = await firstKept(
    candidates,
    (candidate) => judge(candidate, body, exchange, settings),
    ({ outcome }) => outcome === "kept",
  );
  try {
    return await conclude(verdict, exchange, settings);
  } catch (error) {
    return answerThrown(error, verdict.operation, exchange, settings);
  }
}

function operationsFor(
  { request, path, query }: Exchange,
  { basePath, finder }: Settings,
): FoundOperations | undefined {
  if (!path.startsWith(`${basePath}/`)) return undefined;
  return finder.find({
    method: request.method,
    path: path.slice(basePath.length),
    query,
    header: (name) => headerOf(request, name),
  });
}

/** What comes of a request before a handler sees it. */
type Verdict = { readonly operation: Operation } & (
  | { readonly outcome: "removed" }
  | { readonly outcome: "unauthorized"; readonly authorization: Refused }
  | { readonly outcome: "thrown"; readonly error: unknown }
  | { readonly outcome: "broken" | "kept"; readonly principal: unknown; readonly judged: JudgedRequest }
);

type Refused = Exclude<Authorization, { readonly principal: unknown }>;

async function judge(
  { operation, path }: FoundOperation,
  body: BodySource,
  exchange: Exchange,
  settings: Settings,
): Promise<Verdict> {
  if (isRemoved(operation.deprecation, settings.now())) return { operation, outcome: "removed" };
  try {
    const authorization = await identify(operation, exchange, settings);
    if (!("principal" in authorization)) return { operation, outcome: "unauthorized", authorization };
    const { principal } = authorization;
    const judged = await readRequest(operation, path, body, exchange, settings);
    const broken = judged.refused !== undefined || judged.violations.length > 0;
    return { operation, outcome: broken ? "broken" : "kept", principal, judged };
  } catch (error) {
    return { operation, outcome: "thrown", error };
  }
}

async function conclude(verdict: Verdict, exchange: Exchange, settings: Settings): Promise<WireReply> {
  const { operation, outcome } = verdict;
  const { deprecation } = operation;
  const usage = { operation, deprecation, requestId: exchange.requestId, removed: outcome === "removed" };
  if (outcome === "removed") {
    settings.onUsage({ ...usage, principal: undefined });
    return composeImpliedFailure("gone", exchange.replyContext(operation));
  }
  if (outcome === "thrown") throw verdict.error;
  if (outcome === "unauthorized") return refuse(verdict.authorization, operation, exchange, settings);
  const { judged, principal } = verdict;
  if (deprecation) settings.onUsage({ ...usage, principal });
  if (judged.refused) {
    const { implied, headers } = judged.refused;
    return composeImpliedFailure(implied, exchange.replyContext(operation), headers && { headers });
  }
  if (judged.violations.length > 0) {
    return composeValidationFailure(judged.violations, exchange.replyContext(operation));
  }
  const handler = settings.handlers.get(operation.id);
  const context = handlerContext(operation, judged, principal, exchange, settings);
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
  authorization: Refused,
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
