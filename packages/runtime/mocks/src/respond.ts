import {
  composeBodyError,
  composeFailure,
  composeImpliedFailure,
  composeRefusal,
  composeValidationFailure,
  credentialNames,
  isRemoved,
  type JudgedRequest,
  type Operation,
  readError,
  type WireReply,
} from "@lockstep/operation";
import { answer, answerStated } from "./answer/answer.ts";
import type { Answer, Exchange } from "./answer/exchange.ts";
import { responseShape } from "./answer/response-schema.ts";
import { loggedHeaders, loggedUrl } from "./call-log.ts";
import type { Kit } from "./kit.ts";
import { nextOutcome, type Outcome } from "./overrides/plan.ts";
import type { Incoming } from "./request/incoming.ts";
import { identify, judgeIncoming, readThrough } from "./request/judge.ts";
import { withoutFiles } from "./request/without-files.ts";

/** What one request led to. */
export interface Outcomes {
  /** `undefined`: the connection is broken. */
  readonly reply: WireReply | undefined;
  readonly parameters?: JudgedRequest["parameters"];
  readonly body?: unknown;
}

/**
 * Answers a request to an operation in the server's order: removal, credentials, what `judgeRequest` checks; last what a handler
 * would do.
 */
export async function respond(kit: Kit, incoming: Incoming): Promise<Outcomes> {
  const { context, attempt } = incoming;
  const { operation } = context;
  const failure = kit.control.effect.failure?.(attempt);
  if (failure)
    return { reply: composeImpliedFailure(failure.implied, context, { headers: failure.headers }) };
  if (isRemoved(operation.deprecation, context.now)) return { reply: composeImpliedFailure("gone", context) };
  const authorization = await identify(kit, incoming);
  if (!("principal" in authorization)) return { reply: composeRefusal(authorization, context) };

  const judged = await judgeIncoming(kit, incoming);
  const { parameters, refused, violations } = judged;
  const validated = kit.options.validateRequests !== false;
  if (refused && validated) {
    const { implied, headers } = refused;
    return { parameters, reply: composeImpliedFailure(implied, context, headers && { headers }) };
  }
  if (violations.length > 0 && validated) {
    return {
      parameters,
      ...bodyPart(judged.body.value),
      reply: composeValidationFailure(violations, context),
    };
  }
  let body: unknown;
  try {
    body = await readThrough(judged.body.value);
  } catch (error) {
    const reply = composeBodyError(error, context);
    if (!reply) throw error;
    if (validated) return { parameters, reply };
  }
  const seen = { parameters, ...bodyPart(body) };
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

function bodyPart(body: unknown): { readonly body?: unknown } {
  return body === undefined || body instanceof ReadableStream ? {} : { body };
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
function marked(kit: Kit, operation: Operation, { reply, verified }: Answer): WireReply {
  if (verified) return reply;
  const { warned, options, world } = kit;
  const { id } = operation;
  const key = `${id} ${reply.status}`;
  if (!warned.has(key)) {
    warned.add(key);
    const warn = options.warn ?? console.warn;
    const { wire } = responseShape(world, operation, reply.status, reply.contentType);
    const reason = wire === undefined ? undefined : world.sampling.whyNothingFits(wire);
    const why = reason === undefined ? "no valid sample was found" : `nothing can be valid (${reason})`;
    const help = reason === undefined ? "Give it an example" : "Mend the schema, give it an example";
    warn(
      `The mock answer ${reply.status} of ${id} may break the contract: ${why}. ${help}, or mocks.${id}.replies().`,
    );
  }
  return { ...reply, headers: { ...reply.headers, "X-Lockstep-Sample": "unverified" } };
}

function exchangeOf(kit: Kit, incoming: Incoming, judged: JudgedRequest, body: unknown): Exchange {
  const { routed, context } = incoming;
  return {
    operation: routed.operation,
    parameters: judged.parameters,
    ...bodyPart(withoutFiles(body)),
    ...(judged.page && { page: judged.page.request }),
    binding: judged.page?.binding ?? "",
    reference: routed.target.reference,
    context,
    emptyMiddlePage: kit.control.effect.emptyMiddlePage ?? false,
  };
}
