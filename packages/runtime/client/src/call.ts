import type { Operation, OperationTypes } from "@lockstep/operation";
import type { CallOptions } from "./options.ts";
import { type CallContext, createContext } from "./policy.ts";
import { type CallInput, encodeRequest } from "./request/encode-request.ts";
import { ApiCallError, withHiddenCause } from "./result/api-call-error.ts";
import type { AnyFailure } from "./result/failure.ts";
import { readAnswer } from "./result/read-answer.ts";
import type { Exchange, Result, Success } from "./result/result.ts";
import { type Core, coreOf, type Transport } from "./transport.ts";

/** What an operation is called with: checked whole, also where it takes nothing. */
export type Input<T extends OperationTypes> = keyof T["input"] extends never
  ? { readonly [name: string]: never }
  : T["input"];

/** The arguments of a call: the input can be left out where nothing in it is required. */
export type CallArguments<T extends OperationTypes, Options = CallOptions> =
  Record<never, never> extends T["input"]
    ? [input?: Input<T>, options?: Options]
    : [input: Input<T>, options?: Options];

/**
 * Calls one operation. Never rejects for what goes wrong on the way: that is the result's `error`.
 * @param transport a generated client, or what `createTransport` gives.
 */
export async function call<T extends OperationTypes>(
  transport: Transport,
  operation: Operation<T>,
  ...[input = {}, options = {}]: CallArguments<T>
): Promise<Result<T>> {
  // What the generated types say of the operation is what the contract says of its answers.
  return (await execute(coreOf(transport), operation, { input, options })) as Result<T>;
}

/** Calls one operation and gives its success; throws an {@link ApiCallError} where {@link call} gives a failure. */
export async function callOrThrow<T extends OperationTypes>(
  transport: Transport,
  operation: Operation<T>,
  ...[input = {}, options = {}]: CallArguments<T>
): Promise<Success<T>> {
  return (await executeOrThrow(coreOf(transport), operation, { input, options })) as Success<T>;
}

/** A result of an operation that only the compiler knows. */
export type UntypedResult = UntypedSuccess | UntypedFailed;

export interface UntypedSuccess extends Exchange {
  readonly ok: true;
  readonly status: number;
  readonly data: unknown;
  readonly body: unknown;
  readonly headers: Headers;
  readonly response: Response;
}

export interface UntypedFailed extends Exchange {
  readonly ok: false;
  readonly error: AnyFailure;
  readonly status?: number;
  readonly headers?: Headers;
  readonly response?: Response;
}

export interface Execution {
  readonly input: CallInput;
  readonly options: CallOptions;
  /** The URL to request, where it is not the operation's own. */
  readonly url?: string;
}

/** Encodes, sends and reads one logical call, and throws its failure. */
export async function executeOrThrow(
  core: Core,
  operation: Operation,
  execution: Execution,
): Promise<UntypedSuccess> {
  const result = await execute(core, operation, execution);
  if (result.ok) return result;
  const { error, requestId, attempts } = result;
  throw new ApiCallError(error, {
    operation: operation.id,
    attempts,
    ...(requestId !== undefined && { requestId }),
  });
}

/** Encodes, sends and reads one logical call. */
export async function execute(
  { environment, send }: Core,
  operation: Operation,
  { input, options, url }: Execution,
): Promise<UntypedResult> {
  const context = createContext({ name: operation.id, replayable: true, streaming: false, environment });
  try {
    options.signal?.throwIfAborted();
    const request = encodeRequest(operation, input);
    context.replayable = request.replayable;
    const response = await send({ operation, request, options, context, ...(url !== undefined && { url }) });
    const { rateLimitedUntil } = context;
    const answer = await readAnswer(response, operation, { now: environment.now(), rateLimitedUntil });
    const { status, headers } = response;
    return { ...exchange(context, answer.requestId), ...answer, status, headers, response };
  } catch (error) {
    return { ok: false, error: failureOf(error, context, options.signal), ...exchange(context) };
  }
}

function exchange({ attempts, requestId: sent }: CallContext, answered: string | undefined = sent): Exchange {
  return { attempts, ...(answered !== undefined && { requestId: answered }) };
}

function failureOf(error: unknown, context: CallContext, signal: AbortSignal | undefined): AnyFailure {
  if (error instanceof ApiCallError) return error.failure;
  if (signal?.aborted) return abortion(signal.reason);
  // Before anything is sent, it is what cannot be encoded, or what `Request` refuses.
  if (error instanceof TypeError && context.attempts === 0) {
    return withHiddenCause(
      { kind: "invalid-request", code: undefined, message: error.message },
      error.cause ?? error,
    );
  }
  // A fault in a policy or in middleware: not a failure of the call, but of the program.
  throw error;
}

function abortion(reason: unknown): AnyFailure {
  if (reason instanceof DOMException && reason.name === "TimeoutError") {
    return { kind: "timeout", code: undefined, message: "the caller's signal timed out" };
  }
  const why =
    reason instanceof Error && reason.name !== "AbortError" && reason.message ? `: ${reason.message}` : "";
  return withHiddenCause(
    { kind: "aborted", code: undefined, message: `the caller aborted the call${why}` },
    reason,
  );
}
