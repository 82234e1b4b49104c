import type { Api } from "../api.ts";
import { deprecationHeaders, deprecationNotice } from "../headers/deprecation.ts";
import type { Envelope, Operation } from "../operation.ts";
import { setAt } from "../pointer.ts";

/** An answer as it goes on the wire. `body` is a JSON value when `contentType` is a JSON type. */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: no body. */
  readonly contentType?: string;
  readonly body?: unknown;
}

/** What the answer to one request depends on beside its payload. */
export interface ReplyContext {
  readonly api: Api;
  /** Absent: the request matched no operation. */
  readonly operation?: Operation;
  readonly requestId: string;
  readonly now: Date;
  /** Milliseconds since the request arrived. */
  readonly durationMs: number;
  /** Path of the operation that succeeds a deprecated one. */
  readonly successorUrl?: string;
}

/** Headers that every answer carries: the request id, and the deprecation of its operation. */
export function commonHeaders({ operation, requestId, successorUrl }: ReplyContext): Record<string, string> {
  const deprecation = operation?.deprecation;
  // A template is no URL that a caller could follow.
  const url = successorUrl?.includes("{") ? undefined : successorUrl;
  return { "X-Request-Id": requestId, ...(deprecation && deprecationHeaders(deprecation, url)) };
}

/** Fills an envelope's constants and metadata into a body that the caller owns; the payload is left as it is. */
export function fillEnvelope(
  body: unknown,
  envelope: Envelope,
  success: boolean,
  context: ReplyContext,
): unknown {
  const { operation, api, requestId, now, durationMs } = context;
  const members: readonly (readonly [string | undefined, unknown])[] = [
    [envelope.success, success],
    [envelope.requestId, requestId],
    [envelope.timestamp, now.toISOString()],
    [envelope.apiVersion, api.version],
    [envelope.durationMs, Math.round(durationMs)],
    [
      envelope.deprecation,
      operation?.deprecation && deprecationNotice(operation.id, operation.deprecation, now),
    ],
  ];
  let result = body;
  for (const [pointer, value] of members) {
    if (pointer !== undefined && value !== undefined) result = setAt(result, pointer, value);
  }
  return result;
}
