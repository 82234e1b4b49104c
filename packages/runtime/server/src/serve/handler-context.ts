import type { JudgedRequest, Operation, PageRequest } from "@lockstep/operation";
import { markFailure, markPage } from "../reply/marks.ts";
import type { FailOptions, PageMore } from "../types/handler.ts";
import type { Exchange } from "./exchange.ts";
import { bindLogger } from "./logger.ts";
import type { Settings } from "./settings.ts";

/** What a handler is called with; `HandlerContext` says how the contract types it. */
export function handlerContext(
  operation: Operation,
  { parameters, body, page }: JudgedRequest,
  principal: unknown,
  exchange: Exchange,
  { services, now, logger }: Settings,
): object {
  const { requestId, signal } = exchange;
  return {
    ...parameters,
    ...(operation.body && { body: body.value, contentType: body.contentType }),
    ...(page && { page: pageContext(page.request) }),
    principal,
    services,
    signal,
    requestId,
    now,
    fail: (code: string, details?: unknown, options?: FailOptions) =>
      markFailure({ ...options, code, ...(details !== undefined && { details }) }),
    log: bindLogger(logger, { requestId, operation: operation.id }),
  };
}

function pageContext(request: PageRequest): object {
  return {
    ...request,
    cursor: request.cursor,
    reply: (items: readonly unknown[], more?: PageMore) => markPage(items, more),
  };
}
