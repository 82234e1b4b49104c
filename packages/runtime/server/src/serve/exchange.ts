import { isRequestId, type Operation, type ReplyContext } from "@lockstep/operation";
import type { Request, Response } from "express";
import type { Settings } from "./settings.ts";

/** One request on its way to its answer. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly requestId: string;
  /** Raw path below the mount point. */
  readonly path: string;
  /** Raw query without `?`. */
  readonly query: string;
  /** Aborted when the caller leaves before the answer is sent. */
  readonly signal: AbortSignal;
  /** What an answer given now depends on. */
  replyContext(): ReplyContext;
  replyContext(operation: Operation): ReplyContext & { readonly operation: Operation };
}

/** The caller closed the connection before it was answered. */
export class CallerLeftError extends Error {
  override readonly name = "CallerLeftError";
  readonly code = "CALLER_LEFT";
}

export function startExchange(request: Request, response: Response, settings: Settings): Exchange {
  const { api, now, successors } = settings;
  const startedAt = now().getTime();
  const stated = headerOf(request, "x-request-id");
  const requestId = stated !== undefined && isRequestId(stated) ? stated : crypto.randomUUID();
  const [path = "", query = ""] = request.url.split(/\?(.*)/s, 2);
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) {
      controller.abort(new CallerLeftError("The caller left before it was answered."));
    }
  });

  function replyContext(): ReplyContext;
  function replyContext(operation: Operation): ReplyContext & { readonly operation: Operation };
  function replyContext(operation?: Operation): ReplyContext {
    const at = now();
    const successorUrl = operation && successors.get(operation.id);
    return {
      api,
      requestId,
      now: at,
      durationMs: at.getTime() - startedAt,
      ...(operation && { operation }),
      ...(successorUrl !== undefined && { successorUrl }),
    };
  }
  return { request, response, requestId, path, query, signal: controller.signal, replyContext };
}

/** A request header; several lines of one name are joined (RFC 9110 §5.3). */
export function headerOf(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
