import type { AnyFailure } from "./failure.ts";

/** What an {@link ApiCallError} tells beside its failure. */
export interface FailedCall {
  /** The operation's id, or `METHOD /path` where a request has none. */
  readonly operation: string;
  readonly requestId?: string;
  /** Default 0. */
  readonly attempts?: number;
}

/**
 * A call that failed, as an exception: thrown by `orThrow`, `withResponse`, `items` and `pages`, and by policies. Neither
 * printing nor serialising it shows a body or a credential; `failure` has everything.
 */
export class ApiCallError extends Error {
  override readonly name = "ApiCallError";
  /** The contract's error code, or else the failure's kind. */
  readonly code: string;
  /** Not enumerable, so that logs do not carry bodies. */
  declare readonly failure: AnyFailure;
  /** The operation's id. */
  readonly operation: string;
  readonly requestId: string | undefined;
  readonly attempts: number;

  constructor(failure: AnyFailure, call: FailedCall) {
    super(describe(failure, call.operation));
    this.code = codeOf(failure) ?? failure.kind;
    Object.defineProperty(this, "failure", { value: failure, enumerable: false });
    this.operation = call.operation;
    this.requestId = call.requestId;
    this.attempts = call.attempts ?? 0;
  }

  /** The answer's status; `undefined` when none came. */
  get status(): number | undefined {
    return "status" in this.failure ? this.failure.status : undefined;
  }

  toJSON(): Record<string, unknown> {
    const { name, message, operation, code, status, requestId, attempts, failure } = this;
    const retryAt = "retryAt" in failure ? failure.retryAt : undefined;
    const { kind } = failure;
    return { name, message, operation, kind, code, status, requestId, attempts, retryAt };
  }
}

function describe(failure: AnyFailure, operation: string): string {
  const answered = "status" in failure && failure.status !== undefined ? ` answered ${failure.status}` : "";
  const code = codeOf(failure);
  return `${operation}${answered}${code === undefined ? "" : ` ${code}`}: ${failure.message}`;
}

function codeOf(failure: AnyFailure): string | undefined {
  return failure.kind === "unknown-api" ? failure.unknownCode : failure.code;
}

/** Makes a failure whose cause does not show when it is printed or serialised: it may hold a request with credentials. */
export function withHiddenCause<Value extends AnyFailure & { readonly cause?: unknown }>(
  failure: Value,
  cause: unknown,
): Value {
  if (cause !== undefined) Object.defineProperty(failure, "cause", { value: cause, enumerable: false });
  return failure;
}
