import type { Operation } from "@lockstep/operation";
import { kindOf } from "../../kind-of.ts";
import type { CallResult } from "../generated.ts";
import type { AnswerCheck } from "./answer-check.ts";
import type { Caller } from "./caller.ts";
import type { Expectation } from "./expected-answers.ts";

export interface AnswerFault {
  readonly message: string;
  /** Without what is peculiar to the operation. Default: by the message. */
  readonly kind?: string;
  /** Whether the request was taken for one that breaks the contract. */
  readonly refused?: boolean;
}

/** The operation cannot be called: its requests are taken for those of another. */
export interface TakenForAnother {
  readonly takenFor: string;
}

/** What is wrong with the first answer that is not as it has to be. */
export async function answerFaultOf(
  operation: Operation,
  { own, wanted, stated }: Exclude<Expectation, { readonly uncallable: string }>,
  { call }: Caller,
  check: AnswerCheck,
): Promise<AnswerFault | TakenForAnother | undefined> {
  try {
    const seen = new Set<number>();
    if (own) {
      const { result, takenFor = operation.id } = await call(operation);
      if (takenFor !== operation.id) return { takenFor };
      const fault = answerFault(operation, result, own, wanted, check);
      if (fault !== undefined) return fault;
      if (result.response) seen.add(result.response.status);
    }
    for (const status of stated) {
      if (seen.has(status)) continue;
      const { result, takenFor = operation.id } = await call(operation, status);
      if (takenFor !== operation.id) return { takenFor };
      const fault = answerFault(operation, result, (one) => one === status, String(status), check);
      if (fault !== undefined) return { ...fault, message: `told to answer ${status}: ${fault.message}` };
    }
    return undefined;
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

function answerFault(
  operation: Operation,
  result: CallResult,
  expected: (status: number) => boolean,
  wanted: string,
  check: AnswerCheck,
): AnswerFault | undefined {
  const { response } = result;
  if (!response) {
    return { message: result.ok ? "no response" : `${result.error.kind}: ${result.error.message}` };
  }
  if (!expected(response.status)) return unexpected(result, response.status, wanted);
  if (!result.ok && !isRead(result.error.kind, response.status)) {
    return { message: `${result.error.kind}: ${result.error.message}` };
  }
  const message = check(operation, { response, body: result.ok ? result.body : result.error.body });
  return message === undefined ? undefined : { message };
}

function unexpected(result: CallResult, status: number, wanted: string): AnswerFault {
  const answered = `it answers ${status}, where ${wanted} is wanted`;
  if (result.ok) return { message: answered, kind: `it answers ${status}` };
  const { message, body } = result.error;
  const details = typeof body === "object" && body !== null && "details" in body ? body.details : undefined;
  const violation = Array.isArray(details) ? (details[0] as { readonly message?: unknown }) : undefined;
  const said = details === undefined ? message : `${message} ${JSON.stringify(details).slice(0, 300)}`;
  return {
    message: `${answered}: ${said}`,
    kind: kindOf(`it answers ${status}: ${violation?.message ?? message}`),
    refused: status >= 400 && status < 500,
  };
}

/** Whether the client took an answer that is no success for what the contract says it is. */
function isRead(kind: string, status: number): boolean {
  return kind === "api" || (kind === "rate-limited" && status === 429);
}
