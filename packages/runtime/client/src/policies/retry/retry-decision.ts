import type { ErrorShape } from "@lockstep/operation";
import type { RetrySettings } from "./retry-settings.ts";

/** How an attempt ended. */
export interface AttemptOutcome {
  /** Absent: there was no answer, or none in time. */
  readonly status?: number;
  /** What the contract says of the error code that was answered. */
  readonly codeRetry?: ErrorShape["retry"];
  /** When the server allows the next try. */
  readonly retryAt?: Date;
  /** Whether sending the request again does no harm: by its method, or because it carries an Idempotency-Key. */
  readonly idempotent: boolean;
  /** Whether the request can be sent again: its body is no stream. */
  readonly replayable: boolean;
  /** Which attempt it was, counted from 1. */
  readonly number: number;
}

/** What comes next: another try after a delay, the answer as it is, or the answer as one to come back to later. */
export type RetryDecision =
  | { readonly next: "retry"; readonly delayMs: number }
  | { readonly next: "stop" }
  | { readonly next: "later"; readonly retryAt: Date };

/** Decides whether to try again. */
export function decideRetry(
  outcome: AttemptOutcome,
  settings: RetrySettings,
  now: Date,
  random: () => number,
): RetryDecision {
  if (!mayHelp(outcome, settings)) return { next: "stop" };
  const askedMs = outcome.retryAt ? outcome.retryAt.getTime() - now.getTime() : 0;
  // Waiting less than the server asks for is worse than not waiting: it earns a longer ban.
  if (outcome.retryAt && askedMs > settings.maxRetryAfterMs)
    return { next: "later", retryAt: outcome.retryAt };
  if (!outcome.replayable || outcome.number >= settings.maxAttempts) return { next: "stop" };
  return { next: "retry", delayMs: Math.max(askedMs, backoffMs(outcome.number, settings, random)) };
}

function mayHelp(outcome: AttemptOutcome, settings: RetrySettings): boolean {
  const { status, codeRetry, retryAt, idempotent } = outcome;
  if (status === undefined) return settings.networkErrors && idempotent;
  if (codeRetry === "always") return true;
  if (codeRetry === "idempotent" && idempotent) return true;
  if (!settings.statuses.includes(status)) return false;
  // These two say that the request was not processed, so any method may be sent again (RFC 6585 §4, RFC 9110 §15.6.4).
  if (status === 429 || (status === 503 && retryAt)) return true;
  return idempotent && codeRetry !== "never";
}

function backoffMs(number: number, settings: RetrySettings, random: () => number): number {
  const boundMs = Math.min(settings.maxDelayMs, settings.baseMs * 2 ** (number - 1));
  return settings.jitter === "full" ? random() * boundMs : boundMs;
}
