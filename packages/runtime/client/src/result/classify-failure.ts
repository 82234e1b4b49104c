import { type Operation, readError } from "@lockstep/operation";
import type { AnyFailure } from "./failure.ts";

/** An error answer as far as its kind depends on it. */
export interface AnswerFacts {
  readonly status: number;
  readonly body: unknown;
  /** Why the body is not what the contract declares. */
  readonly fault?: string;
  readonly retryAt?: Date;
}

/**
 * Tells what an error answer is: a code that the contract declares with this status, else a declared status that has no code,
 * else something that the contract does not know.
 */
export function classifyFailure(facts: AnswerFacts, operation: Operation): AnyFailure {
  const { status, body, fault, retryAt } = facts;
  const {
    code,
    details,
    message = fault ?? "the server gave no reason",
    docs,
  } = readError(body, operation.errorFormat);
  const common = { status, body, message, ...(docs !== undefined && { docs }), ...(retryAt && { retryAt }) };
  const { errors = {} } = operation;
  if (code !== undefined && errors[code]?.status === status) {
    return { kind: "api", code, details, ...common };
  }
  const codes = Object.values(errors);
  const codeless = codes.length === 0 || code === undefined;
  const coded = codes.some((shape) => shape.status === status);
  if (codeless && !coded && fault === undefined && isDeclaredStatus(operation, status)) {
    return { kind: "api", code: undefined, ...common };
  }
  return {
    kind: "unknown-api",
    code: undefined,
    ...(code !== undefined && { unknownCode: code }),
    ...common,
  };
}

/** Whether the contract declares a status: by itself, by its range, or by `default`. */
export function isDeclaredStatus({ responses }: Operation, status: number): boolean {
  return [String(status), `${String(status)[0]}XX`, "default"].some((key) => Object.hasOwn(responses, key));
}
