import { firstKept, type Operation, type ReplyContext } from "@lockstep/operation";
import type { Kit } from "./kit.ts";
import { bodySource } from "./request/body-source.ts";
import { findRoute, type Routed } from "./request/find.ts";
import type { Incoming } from "./request/incoming.ts";
import { isKept } from "./request/judge.ts";
import { requestIdOf } from "./request/request-id.ts";
import { record, respond } from "./respond.ts";
import { toResponse } from "./to-response.ts";
import { wait } from "./wait.ts";

/** The mocks as one function of a request; what MSW and `fetch` are adapted to. */
export interface Responder {
  /** Whether {@link Responder.respond} will answer. */
  knows(request: Pick<Request, "url" | "method" | "headers">): boolean;
  /**
   * @param cookies where the platform hides the `Cookie` header.
   * @returns `undefined` for a request that the contract does not know; an error response for a broken connection.
   */
  respond(request: Request, cookies?: Readonly<Record<string, string>>): Promise<Response | undefined>;
}

export function createResponder(kit: Kit): Responder {
  const find = ({ method, url }: Pick<Request, "url" | "method">, header: Header) =>
    findRoute(kit.sites, kit.options.unhandled === "refuse", { method, url, header });
  return {
    knows: (request) => find(request, headerReader(request.headers, {})) !== undefined,
    async respond(request, cookies = {}) {
      const header = headerReader(request.headers, cookies);
      const found = find(request, header);
      if (!found) return undefined;
      const nth = kit.control.log.count("request", request.method, request.url);
      const body = bodySource(request);
      const considered = (routed: Routed, durationMs = 0): Omit<Incoming, "attempt"> => {
        const { operation } = routed;
        const context = { ...contextOf(kit, request, nth, durationMs, operation), operation };
        return { request, routed, body, header, context };
      };
      const routed = "candidates" in found ? await decide(kit, found.candidates, considered) : undefined;
      const delayMs = delayOf(kit, routed?.operation);
      if (delayMs > 0) await (kit.options.wait ?? wait)(delayMs, request.signal);
      const withBody = request.method !== "HEAD";
      if ("reply" in found) return toResponse(found.reply(contextOf(kit, request, nth, delayMs)), withBody);
      if (!routed) return undefined;

      const { id } = routed.operation;
      const asked = header("x-request-id") ?? `${request.method} ${request.url}`;
      const attempt = kit.control.log.count("scenario", id, asked);
      const incoming: Incoming = { ...considered(routed, delayMs), attempt };
      const outcomes = await respond(kit, incoming);
      record(kit, incoming, outcomes);
      return outcomes.reply ? toResponse(outcomes.reply, withBody) : Response.error();
    },
  };
}

type Header = (name: string) => string | undefined;

/** Of several operations that a request may be for, the one that answers it. */
async function decide(
  kit: Kit,
  candidates: readonly Routed[],
  considered: (routed: Routed) => Omit<Incoming, "attempt">,
): Promise<Routed | undefined> {
  if (candidates.length < 2) return candidates[0];
  const attempt = async (routed: Routed): Promise<{ readonly routed: Routed; readonly kept: boolean }> => ({
    routed,
    kept: await isKept(kit, considered(routed)),
  });
  const { routed } = await firstKept(candidates, attempt, ({ kept }) => kept);
  return routed;
}

function delayOf({ options, control }: Kit, operation: Operation | undefined): number {
  const own = operation ? (control.plans.get(operation.id)?.delayMs ?? 0) : 0;
  return (options.latencyMs ?? 0) + own + (control.effect.delayMs ?? 0);
}

function contextOf(
  { world, control, options }: Kit,
  request: Request,
  nth: number,
  durationMs: number,
  operation?: Operation,
): ReplyContext {
  const clock = options.now?.() ?? new Date();
  const successor = world.operations.get(operation?.deprecation?.successor?.operationId ?? "");
  return {
    api: world.contract.api,
    requestId: requestIdOf(request.headers.get("x-request-id"), world.seed, request.method, request.url, nth),
    now: operation ? (control.effect.now?.(operation, clock) ?? clock) : clock,
    durationMs,
    ...(operation && { operation }),
    ...(successor && { successorUrl: world.basePath + successor.path }),
  };
}

function headerReader(headers: Headers, cookies: Readonly<Record<string, string>>): Header {
  return (name) => {
    const value = headers.get(name);
    if (value !== null || name !== "cookie") return value ?? undefined;
    const pairs = Object.entries(cookies).map(([key, text]) => `${key}=${text}`);
    return pairs.length > 0 ? pairs.join("; ") : undefined;
  };
}
