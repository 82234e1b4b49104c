import type { Operation, ReplyContext } from "@lockstep/operation";
import type { Kit } from "./kit.ts";
import { findRoute } from "./request/find.ts";
import type { Incoming } from "./request/incoming.ts";
import { requestIdOf } from "./request/request-id.ts";
import { record, respond } from "./respond.ts";
import { toResponse } from "./to-response.ts";
import { wait } from "./wait.ts";

/** The mocks as one function of a request; what MSW and `fetch` are adapted to. */
export interface Responder {
  /** Whether {@link Responder.respond} will answer. */
  knows(request: Pick<Request, "url" | "method">): boolean;
  /**
   * @param cookies where the platform hides the `Cookie` header.
   * @returns `undefined` for a request that the contract does not know; an error response for a broken connection.
   */
  respond(request: Request, cookies?: Readonly<Record<string, string>>): Promise<Response | undefined>;
}

export function createResponder(kit: Kit): Responder {
  const find = (request: Pick<Request, "url" | "method">): ReturnType<typeof findRoute> =>
    findRoute(kit.base, kit.routes, kit.options.unhandled === "refuse", request);
  return {
    knows: (request) => find(request) !== undefined,
    async respond(request, cookies = {}) {
      const found = find(request);
      if (!found) return undefined;
      const operation = "operation" in found ? found.operation : undefined;
      const delayMs = delayOf(kit, operation);
      if (delayMs > 0) await (kit.options.wait ?? wait)(delayMs, request.signal);
      const withBody = request.method !== "HEAD";
      const context = contextOf(kit, request, delayMs, operation);
      if (!("operation" in found)) return toResponse(found.reply(context), withBody);

      const header = headerReader(request, cookies);
      const incoming: Incoming = {
        request,
        routed: found,
        header,
        context: { ...context, operation: found.operation },
        attempt: kit.control.log.count(
          "scenario",
          found.operation.id,
          header("x-request-id") ?? `${request.method} ${request.url}`,
        ),
      };
      const outcomes = await respond(kit, incoming);
      record(kit, incoming, outcomes);
      return outcomes.reply ? toResponse(outcomes.reply, withBody) : Response.error();
    },
  };
}

function delayOf({ options, control }: Kit, operation: Operation | undefined): number {
  const own = operation ? (control.plans.get(operation.id)?.delayMs ?? 0) : 0;
  return (options.latencyMs ?? 0) + own + (control.effect.delayMs ?? 0);
}

function contextOf(
  { world, control, options }: Kit,
  request: Request,
  durationMs: number,
  operation: Operation | undefined,
): ReplyContext {
  const clock = options.now?.() ?? new Date();
  const successor = world.operations.get(operation?.deprecation?.successor?.operationId ?? "");
  const nth = control.log.count("request", request.method, request.url);
  return {
    api: world.contract.api,
    requestId: requestIdOf(request.headers.get("x-request-id"), world.seed, request.method, request.url, nth),
    now: operation ? (control.effect.now?.(operation, clock) ?? clock) : clock,
    durationMs,
    ...(operation && { operation }),
    ...(successor && { successorUrl: world.basePath + successor.path }),
  };
}

function headerReader(
  request: Request,
  cookies: Readonly<Record<string, string>>,
): (name: string) => string | undefined {
  return (name) => {
    const value = request.headers.get(name);
    if (value !== null || name !== "cookie") return value ?? undefined;
    const pairs = Object.entries(cookies).map(([key, text]) => `${key}=${text}`);
    return pairs.length > 0 ? pairs.join("; ") : undefined;
  };
}
