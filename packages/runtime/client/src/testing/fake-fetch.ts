// For the tests of this package.
import { vi } from "vitest";

/** What a fake fetch answers: a response, an error to throw, or a function that gives one of both. */
export type FakeAnswer = Response | Error | ((request: Request) => Response | Promise<Response>);

export interface FakeFetch {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Every request, with its body as text. */
  readonly requests: { readonly request: Request; readonly body: string }[];
}

/** Answers one after the other; the last one again and again. */
export function fakeFetch(...answers: readonly FakeAnswer[]): FakeFetch {
  const requests: { request: Request; body: string }[] = [];
  const fetch = vi.fn(async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ request, body: await request.clone().text() });
    if (answer instanceof Error) throw answer;
    if (typeof answer === "function") return answer(request);
    if (!answer) throw new Error("nothing to answer");
    return answer.clone();
  });
  return { fetch, requests };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

/** An error in the library's format. */
export function libraryError(
  status: number,
  code: string,
  details?: unknown,
  headers?: Record<string, string>,
): Response {
  const error = { code, message: `told ${code}`, ...(details !== undefined && { details }) };
  return json(status, { success: false, error, meta: { request_id: "srv-err" } }, headers);
}

export const book = { id: 7, title: "Dune" };

export function bookAnswer(): Response {
  return json(200, { success: true, data: book, meta: { request_id: "srv-1" } });
}
