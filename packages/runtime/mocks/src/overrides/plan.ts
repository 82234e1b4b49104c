import type { Failure } from "@lockstep/operation";
import type { FailOptions, MockOperation, ReplyOptions, UnknownOperation } from "../types/mock-operation.ts";

/** What an operation answers because a test says so. */
export type Outcome =
  | { readonly kind: "reply"; readonly reply: StatedReply }
  | { readonly kind: "failure"; readonly failure: Failure }
  | { readonly kind: "drop" };

/** A reply with any part of its payload. */
export interface StatedReply extends ReplyOptions {
  readonly status: number;
  readonly body?: unknown;
}

/** What a test said about one operation. */
export interface Plan {
  /** Used up in order, before `always`. */
  readonly once: Outcome[];
  always?: Outcome;
  delayMs: number;
}

export function newPlan(): Plan {
  return { once: [], delayMs: 0 };
}

/** The outcome for the next call; `undefined` where nothing was said. */
export function nextOutcome(plan: Plan): Outcome | undefined {
  return plan.once.shift() ?? plan.always;
}

/** Forgets everything. */
export function clearPlan(plan: Plan): void {
  plan.once.length = 0;
  delete plan.always;
  plan.delayMs = 0;
}

/** The member of `mocks` that writes a plan. */
export function mockOperation(plan: Plan): MockOperation<UnknownOperation> {
  const always = (outcome: Outcome): MockOperation<UnknownOperation> => {
    plan.always = outcome;
    return member;
  };
  const once = (outcome: Outcome): MockOperation<UnknownOperation> => {
    plan.once.push(outcome);
    return member;
  };
  const member: MockOperation<UnknownOperation> = {
    replies: (reply) => always({ kind: "reply", reply }),
    repliesOnce: (reply) => once({ kind: "reply", reply }),
    fails: (code, ...rest) => always(failure(code, ...rest)),
    failsOnce: (code, ...rest) => once(failure(code, ...rest)),
    drops: () => always({ kind: "drop" }),
    dropsOnce: () => once({ kind: "drop" }),
    delays(delayMs) {
      plan.delayMs = delayMs;
      return member;
    },
    reset: () => clearPlan(plan),
  };
  return member;
}

function failure(code: string, details?: unknown, options: FailOptions = {}): Outcome {
  return { kind: "failure", failure: { ...options, code, ...(details !== undefined && { details }) } };
}
