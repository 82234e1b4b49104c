import { UnhandledRequestError } from "../errors.ts";
import type { Responder } from "../responder.ts";
import type { MocksOptions } from "../types/options.ts";

/**
 * The mocks as a `fetch`. It rejects as `fetch` does: with the signal's reason when it is aborted, with a `TypeError` when the
 * connection breaks.
 * @param origin that URLs without one are resolved against.
 */
export function mockFetch(
  responder: Responder,
  origin: string,
  unhandled: MocksOptions["unhandled"],
): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(typeof input === "string" ? new URL(input, origin) : input, init);
    request.signal.throwIfAborted();
    const response = await responder.respond(request);
    request.signal.throwIfAborted();
    if (response?.type === "error") throw new TypeError("fetch failed: the mock broke the connection.");
    if (response) return withUrl(response, request.url);
    if (typeof unhandled === "function") return unhandled(request);
    throw new UnhandledRequestError(
      `${request.method} ${request.url} is not in the contract that these mocks answer for. Check baseUrl and path, or set the option unhandled.`,
    );
  };
}

// A constructed response has no address; clients compare it with what they asked for.
function withUrl(response: Response, url: string): Response {
  return Object.defineProperty(response, "url", { value: url, configurable: true });
}
