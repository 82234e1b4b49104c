import type { AddedCredentials, Attempt, Send } from "../policy.ts";
import { ApiCallError, withHiddenCause } from "../result/api-call-error.ts";
import { mediaKind } from "../result/media-kind.ts";
import { followRedirects } from "./redirect.ts";

/** The innermost send: one request by `fetch`, with its answer's body read unless that is a stream. */
export function fetchSend(fetch: (request: Request) => Promise<Response>): Send {
  return async (attempt) => {
    const { request, signal, context, credentials } = attempt;
    signal.throwIfAborted();
    context.attempts += 1;
    try {
      const response = await followRedirects(
        new Request(request, { signal }),
        fetch,
        credentials?.headers ?? [],
      );
      return await detached(response, attempt);
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (cause instanceof ApiCallError) throw cause;
      throw networkError(attempt, cause);
    }
  };
}

// An attempt is over when its answer is complete, so that a timeout covers the body and a retry a connection that breaks in it.
async function detached(response: Response, { request, credentials, context }: Attempt): Promise<Response> {
  if (response.type === "opaque" || response.type === "error" || response.status === 0) {
    throw new TypeError("the answer is hidden by the browser; does the server allow this origin (CORS)?");
  }
  const bodiless = response.body === null || [101, 204, 205, 304].includes(response.status);
  const kind = mediaKind(response.headers.get("content-type") ?? "");
  const body = bodiless
    ? null
    : context.streaming || kind === "stream"
      ? response.body
      : await (kind === "blob" ? response.blob() : response.arrayBuffer());
  const { status, statusText } = response;
  const copy = new Response(body, { status, statusText, headers: response.headers });
  Object.defineProperty(copy, "url", { value: shownUrl(response.url || request.url, credentials) });
  return copy;
}

function networkError({ request, context, credentials }: Attempt, cause: unknown): ApiCallError {
  const { origin } = new URL(request.url);
  const message = `no answer from ${origin}: ${withoutQuery(causes(cause), request.url, credentials)}`;
  return new ApiCallError(withHiddenCause({ kind: "network", code: undefined, message }, cause), {
    operation: context.name,
    attempts: context.attempts,
  });
}

// `fetch failed` alone helps nobody: what happened stands in the causes, or in the errors of an aggregate.
function causes(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error);
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  const own = error.message || (inner === undefined ? error.name : "");
  if (inner === undefined || depth > 4) return own;
  return [own, causes(inner, depth + 1)].filter(Boolean).join(": ");
}

function shownUrl(url: string, credentials: AddedCredentials | undefined): string {
  if (!credentials || credentials.query.length === 0 || !URL.canParse(url)) return url;
  const shown = new URL(url);
  for (const name of credentials.query) if (shown.searchParams.has(name)) shown.searchParams.set(name, "***");
  return shown.href;
}

function withoutQuery(message: string, url: string, credentials: AddedCredentials | undefined): string {
  return message.replaceAll(url, shownUrl(url, credentials));
}
