import { type BodySource, type JudgedRequest, judgeRequest, type Operation } from "@lockstep/operation";
import { type Exchange, headerOf } from "../serve/exchange.ts";
import type { Settings } from "../serve/settings.ts";

/** Reads and judges what a caller sent to an operation. */
export function readRequest(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  body: BodySource,
  { request, query }: Exchange,
  settings: Settings,
): Promise<JudgedRequest> {
  const { api, schemas, checker, dereference, engine, limits, cursors, now } = settings;
  return judgeRequest(
    operation,
    { path, query, header: (name) => headerOf(request, name), body },
    {
      api,
      schemas,
      checker,
      dereference,
      limits,
      cursors,
      now: now(),
      checkBody: (operationId, mediaType, value) => engine.body(operationId, mediaType, value),
    },
  );
}
