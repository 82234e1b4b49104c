import { getAt, type Operation, readRetryAfter } from "@lockstep/operation";
import { classifyFailure, isDeclaredStatus } from "./classify-failure.ts";
import type { AnyFailure } from "./failure.ts";
import { type ReadBody, readBody } from "./read-body.ts";

/** An answer, read as the contract says; untyped, since which operation it is of is only known to the compiler. */
export type Answer =
  | { readonly ok: true; readonly data: unknown; readonly body: unknown; readonly requestId?: string }
  | { readonly ok: false; readonly error: AnyFailure; readonly requestId?: string };

/** What was known of the call before its answer was read. */
export interface AnswerContext {
  readonly now: Date;
  /** Set when the client gave up waiting. */
  readonly rateLimitedUntil: Date | undefined;
}

/** Reads an answer: a success's payload, or a failure. Never rejects for what the server sent. */
export async function readAnswer(
  response: Response,
  operation: Operation,
  { now, rateLimitedUntil }: AnswerContext,
): Promise<Answer> {
  const { status, ok, headers } = response;
  const read = await readBody(response, operation);
  const body = read.value;
  const requestId = requestIdOf(headers, body, operation);
  const named = requestId === undefined ? {} : { requestId };
  const failed = (error: AnyFailure): Answer => ({ ok: false, error, ...named });
  if (rateLimitedUntil) {
    const message = `the server asks to wait until ${rateLimitedUntil.toISOString()}`;
    return failed({
      kind: "rate-limited",
      code: undefined,
      message,
      retryAt: rateLimitedUntil,
      status,
      body,
    });
  }
  const retryAt = readRetryAfter(headers.get("retry-after"), now);
  const { fault } = read;
  if (!ok) {
    const facts = { status, body, ...(fault !== undefined && { fault }), ...(retryAt && { retryAt }) };
    return failed(classifyFailure(facts, operation));
  }
  if (!isDeclaredStatus(operation, status)) {
    const message = `the contract declares no ${status} for this operation`;
    return failed({ kind: "unknown-api", code: undefined, message, status, body });
  }
  const wrong = fault ?? envelopeFault(read, operation);
  if (wrong !== undefined) {
    return failed({ kind: "invalid-response", code: undefined, message: wrong, status, body });
  }
  const data = operation.envelope && read.json ? getAt(body, operation.envelope.data) : body;
  return { ok: true, data, body, ...named };
}

function envelopeFault({ json, value }: ReadBody, { envelope }: Operation): string | undefined {
  if (!json || !envelope || (typeof value === "object" && value !== null)) return undefined;
  return `the body is no object, so it has no ${envelope.data}`;
}

function requestIdOf(headers: Headers, body: unknown, { envelope }: Operation): string | undefined {
  const stated = envelope?.requestId === undefined ? undefined : getAt(body, envelope.requestId);
  return headers.get("x-request-id") ?? (typeof stated === "string" ? stated : undefined);
}
