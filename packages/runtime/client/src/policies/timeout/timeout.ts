import { type Attempt, definePolicy, type Policy, type Send } from "../../policy.ts";
import { ApiCallError } from "../../result/api-call-error.ts";
import { untilAborted } from "../../time.ts";

/** Limits in ms; `false` or `Infinity` for none. */
export interface TimeoutSettings {
  /** For each attempt, from sending to the end of a body that is no stream. Default 30 000. */
  readonly attemptMs?: number | false;
  /** For all attempts of a call and the waits between them. Default none. */
  readonly totalMs?: number | false;
}

/** Ends an attempt that takes too long; each one has a timer of its own. */
export function attemptTimeout({ attemptMs = 30_000 }: TimeoutSettings = {}): Policy {
  return definePolicy("timeout", "attempt", (next) => (attempt) => {
    const limitMs = attempt.options.timeout?.attemptMs ?? attemptMs;
    return limited(next, attempt, limitMs, (ms) => `attempt ${attempt.number} took longer than ${ms} ms`);
  });
}

/** Ends a call that takes too long in all. */
export function totalTimeout({ totalMs = false }: TimeoutSettings = {}): Policy {
  return definePolicy("total-timeout", "call", (next) => (attempt) => {
    const limitMs = attempt.options.timeout?.totalMs ?? totalMs;
    return limited(
      next,
      attempt,
      limitMs,
      (ms) => `took longer than ${ms} ms in all (${attempt.context.attempts} attempts)`,
    );
  });
}

async function limited(
  next: Send,
  attempt: Attempt,
  limitMs: number | false,
  message: (limitMs: number) => string,
): Promise<Response> {
  if (limitMs === false) return next(attempt);
  const { context } = attempt;
  const late = new AbortController();
  const cancel = context.environment.schedule(limitMs, () => {
    const failure = {
      kind: "timeout",
      code: undefined,
      message: message(limitMs),
      timeoutMs: limitMs,
    } as const;
    late.abort(new ApiCallError(failure, { operation: context.name, attempts: context.attempts }));
  });
  const signal = AbortSignal.any([attempt.signal, late.signal]);
  try {
    // A `fetch` or a policy that takes no notice of the signal must not hold the caller up.
    return await untilAborted(signal, () => next({ ...attempt, signal }));
  } finally {
    cancel();
  }
}
