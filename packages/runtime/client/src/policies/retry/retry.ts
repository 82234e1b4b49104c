import { type ErrorShape, isJson, type Operation, readError, readRetryAfter } from "@lockstep/operation";
import { type Attempt, definePolicy, type Policy, type Send } from "../../policy.ts";
import { ApiCallError } from "../../result/api-call-error.ts";
import { type AttemptOutcome, decideRetry } from "./retry-decision.ts";
import { type RetrySettings, retryDefaults } from "./retry-settings.ts";

/**
 * Tries again where that can help and does no harm: after 429 any method; after 503 any method when the server names a time;
 * after the other statuses and when no answer came, only requests that are idempotent by their method or carry an
 * `Idempotency-Key`; after error codes as the contract says. Waits with exponential backoff and full jitter, never shorter than
 * `Retry-After` asks. A body that is a stream is sent once.
 */
export function retry(settings: Partial<RetrySettings> | false = {}): Policy {
  return definePolicy("retry", "call", (next) => (attempt) => {
    const ofCall = attempt.options.retry;
    if (ofCall === false || (settings === false && !ofCall)) return next(attempt);
    return retrying(next, attempt, { ...retryDefaults, ...(settings || {}), ...ofCall });
  });
}

async function retrying(next: Send, attempt: Attempt, settings: RetrySettings): Promise<Response> {
  const { context, signal } = attempt;
  const { now, random, wait, logger } = context.environment;
  for (let number = 1; ; number += 1) {
    const last = number >= settings.maxAttempts || !context.replayable;
    // The body of a request is gone once it is sent: all attempts but the last one send a copy.
    const request = last ? attempt.request : attempt.request.clone();
    const answer = await attemptOnce(next, { ...attempt, request, number });
    const outcome = await outcomeOf(answer, attempt, number);
    const decision = outcome ? decideRetry(outcome, settings, now(), random) : { next: "stop" as const };
    if (decision.next !== "retry") {
      if (decision.next === "later") context.rateLimitedUntil = decision.retryAt;
      if (answer instanceof ApiCallError) throw answer;
      return answer;
    }
    if (answer instanceof Response) await answer.body?.cancel();
    const what = answer instanceof Response ? `answered ${answer.status}` : answer.message;
    logger.debug?.(
      `${context.name} ${what}; attempt ${number + 1} of ${settings.maxAttempts} in ${decision.delayMs} ms`,
    );
    await wait(decision.delayMs, signal);
  }
}

async function attemptOnce(next: Send, attempt: Attempt): Promise<Response | ApiCallError> {
  try {
    return await next(attempt);
  } catch (error) {
    // Once the caller has gone, nothing is tried again.
    if (error instanceof ApiCallError && !attempt.signal.aborted) return error;
    throw error;
  }
}

async function outcomeOf(
  answer: Response | ApiCallError,
  attempt: Attempt,
  number: number,
): Promise<AttemptOutcome | undefined> {
  const { request, context, operation } = attempt;
  const idempotent =
    idempotentMethods.has(request.method.toUpperCase()) || request.headers.has("idempotency-key");
  const common = { idempotent, replayable: context.replayable, number };
  if (answer instanceof ApiCallError) {
    const { kind } = answer.failure;
    return kind === "network" || kind === "timeout" ? common : undefined;
  }
  if (answer.ok) return undefined;
  const retryAt = readRetryAfter(answer.headers.get("retry-after"), context.environment.now());
  const codeRetry = await retryOfCode(answer, operation);
  return { ...common, status: answer.status, ...(retryAt && { retryAt }), ...(codeRetry && { codeRetry }) };
}

/** Methods that can be repeated without a further effect (RFC 9110 §9.2.2; QUERY by its own specification). */
const idempotentMethods: ReadonlySet<string> = new Set([
  "GET",
  "HEAD",
  "PUT",
  "DELETE",
  "OPTIONS",
  "QUERY",
  "TRACE",
]);

async function retryOfCode(
  answer: Response,
  operation: Operation | undefined,
): Promise<ErrorShape["retry"] | undefined> {
  const errors = operation?.errors ?? {};
  const stated = Object.values(errors).some((shape) => shape.retry !== undefined);
  if (!stated || !isJson(answer.headers.get("content-type") ?? "")) return undefined;
  try {
    const { code } = readError(await answer.clone().json(), operation?.errorFormat);
    return code !== undefined && Object.hasOwn(errors, code) ? errors[code]?.retry : undefined;
  } catch {
    // What is no JSON holds no code; whoever reads the answer reports it.
    return undefined;
  }
}
