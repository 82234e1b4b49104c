import type { HttpHandler } from "msw";
import { MswMissingError } from "../errors.ts";
import type { Responder } from "../responder.ts";

/** What MSW's `setupServer` and `setupWorker` take. */
export type MswHandler = HttpHandler;

// MSW is optional, and `handlers` is read without waiting: so it is loaded here, before anything of this package is used.
const loaded: Promise<typeof import("msw")> = import("msw");
const msw: typeof import("msw") | { readonly cause: unknown } = await loaded.catch((cause: unknown) => ({
  cause,
}));

/**
 * One handler for all operations. Its predicate decides, so that a request which is not the mocks' stays unhandled; a handler
 * that answers nothing would count as having handled it.
 * @throws MswMissingError when MSW cannot be loaded.
 */
export function mswHandlers(responder: Responder): readonly MswHandler[] {
  if (!("http" in msw)) {
    throw new MswMissingError(
      'mocks.handlers needs the package "msw" (2.15 or 3): install it, or use mocks.fetch, which works without.',
      { cause: msw.cause },
    );
  }
  return [
    msw.http.all(
      ({ request }) => ({ matches: responder.knows(request), params: {} }),
      ({ request, cookies }) => responder.respond(request, cookies),
    ),
  ];
}
