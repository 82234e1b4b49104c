import {
  composeFailure,
  composeImpliedFailure,
  composeValidationFailure,
  isRemoved,
  type Operation,
  type ReplyContext,
  readError,
  type WireReply,
} from "@lockstep/operation";
import { answer, answerStated } from "./answer/answer.ts";
import type { Answer, Exchange } from "./answer/exchange.ts";
import { loggedHeaders, loggedUrl } from "./call-log.ts";
import type { Kit } from "./kit.ts";
import { nextOutcome, type Outcome } from "./overrides/plan.ts";
import { credentialNames, judgeCredentials } from "./request/credentials.ts";
import type { Routed } from "./request/find.ts";
import { type Judgement, judge } from "./request/judge.ts";
import { type ReceivedBody, readBody } from "./request/read-body.ts";

/** What one request led to. */
export interface Outcomes {
  /** `undefined`: the connection is broken. */
  readonly reply: WireReply | undefined;
  readonly parameters?: Judgement["parameters"];
  readonly body?: unknown;
}

/** One request to one operation. */
export interface Incoming {
  readonly request: Request;
  readonly routed: Routed;
  readonly header: (name: string) => string | undefined;
  readonly context: ReplyContext & { readonly operation: Operation };
  /** How often this was asked already, as scenarios count it; from 1. */
  readonly attempt: number;
}

/**
 * Answers a request to an operation in the server's order: removal, credentials, body, then parameters, page and body together;
 * last what a handler would do.
 */
export async function respond(kit: Kit, incoming: Incoming): Promise<Outcomes> {
  const { request, routed, header, context, attempt } = incoming;
  const { operation, target } = routed;
  const { api } = kit.world.contract;
  const failure = kit.control.effect.failure?.(attempt);
  if (failure)
    return { reply: composeImpliedFailure(failure.implied, context, { headers: failure.headers }) };
  if (isRemoved(operation.deprecation, context.now)) return { reply: composeImpliedFailure("gone", context) };

  const source = { header, query: target.url.searchParams };
  const refusal = await judgeCredentials(operation, api.securitySchemes, source, kit.options.authenticate);
  if (refusal) return { reply: refuseCredentials(refusal, context) };

  const schemas = kit.world.contract.schemas.operations[operation.id];
  const body = await readBody(request, operation, (mediaType) => schemas?.body?.[mediaType], kit.dereference);
  if (body.refused && kit.options.validateRequests !== false) {
    const { implied, headers } = body.refused;
    return { reply: composeImpliedFailure(implied, context, headers && { headers }) };
  }
  const judged = await judge(operation, { path: routed.path, query: target.query, header }, body, {
    schemas: kit.world.contract.schemas,
    dereference: kit.dereference,
    checker: kit.checker,
    cursors: kit.world.cursors,
    credentialNames: credentialNames(operation, api.securitySchemes),
    now: context.now,
  });
  const seen = { parameters: judged.parameters, ...(body.value !== undefined && { body: body.value }) };
  if (judged.violations.length > 0 && kit.options.validateRequests !== false) {
    return { ...seen, reply: composeValidationFailure(judged.violations, context) };
  }
  const plan = kit.control.plans.get(operation.id);
  const outcome = plan && nextOutcome(plan);
  if (outcome?.kind === "drop") return { ...seen, reply: undefined };
  return { ...seen, reply: await handle(kit, exchangeOf(kit, incoming, judged, body), outcome) };
}

/** What is kept of a request for `mocks.calls`. */
export function record(kit: Kit, { request, routed, header, context }: Incoming, outcomes: Outcomes): void {
  const { operation } = routed;
  const { log } = kit.control;
  const { reply, parameters, body } = outcomes;
  const code =
    reply && reply.status >= 400 ? readError(reply.body, kit.world.contract.api.errorFormat).code : undefined;
  const schemes = Object.values(kit.world.contract.api.securitySchemes);
  const secret = schemes.flatMap((one) =>
    one.type === "apiKey" && one.in === "header" ? [one.name.toLowerCase()] : [],
  );
  log.calls.push({
    operation: operation.id,
    method: request.method,
    url: loggedUrl(request.url, credentialNames(operation, kit.world.contract.api.securitySchemes)),
    path: { ...(parameters?.path ?? routed.path) },
    query: { ...parameters?.query },
    headers: loggedHeaders(request.headers, secret),
    ...(body !== undefined && { body }),
    status: reply?.status ?? 0,
    ...(code !== undefined && { code }),
    attempt: header("x-request-id") === undefined ? 1 : log.count("attempt", operation.id, context.requestId),
  });
}

async function handle(kit: Kit, exchange: Exchange, outcome: Outcome | undefined): Promise<WireReply> {
  if (outcome?.kind === "failure") return composeFailure(outcome.failure, exchange.context);
  const given =
    outcome?.kind === "reply"
      ? await answerStated(kit.world, exchange, outcome.reply)
      : await answer(kit.world, exchange);
  return marked(kit, exchange.operation, given);
}

// Nobody should take for the contract's word what no check has passed.
function marked({ warned, options }: Kit, { id }: Operation, { reply, verified }: Answer): WireReply {
  if (verified) return reply;
  const key = `${id} ${reply.status}`;
  if (!warned.has(key)) {
    warned.add(key);
    const warn = options.warn ?? console.warn;
    warn(
      `The mock answer ${reply.status} of ${id} may break the contract: no valid sample was found. Give it an example, or mocks.${id}.replies().`,
    );
  }
  return { ...reply, headers: { ...reply.headers, "X-Lockstep-Sample": "unverified" } };
}

function refuseCredentials(
  { code, challenge }: { readonly code?: string; readonly challenge: string },
  context: ReplyContext,
): WireReply {
  const headers: Record<string, string> = challenge === "" ? {} : { "WWW-Authenticate": challenge };
  if (code === undefined) return composeImpliedFailure("unauthenticated", context, { headers });
  const definition = context.api.errors[code];
  if (!definition)
    throw new TypeError(`authenticate refused with "${code}", which the contract's catalogue does not have.`);
  return composeFailure({ code, ...(definition.status === 401 && { headers }) }, context);
}

function exchangeOf(kit: Kit, incoming: Incoming, judged: Judgement, body: ReceivedBody): Exchange {
  const { routed, context } = incoming;
  return {
    operation: routed.operation,
    parameters: judged.parameters,
    ...(body.value !== undefined && { body: body.value }),
    ...(judged.page && { page: judged.page }),
    binding: judged.binding,
    reference: routed.target.reference,
    context,
    emptyMiddlePage: kit.control.effect.emptyMiddlePage ?? false,
  };
}
