import { concreteMediaType, isJson } from "../media-type.ts";
import type { CursorCodec } from "../paging/cursor.ts";
import { composePage, type Page } from "../paging/page-reply.ts";
import type { PageRequest } from "../paging/page-request.ts";
import { setAt } from "../pointer.ts";
import { commonHeaders, fillEnvelope, type ReplyContext, type WireReply } from "./wire-reply.ts";

/** A success as a handler gives it: the payload without its envelope. */
export interface Success {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Wraps a payload as the contract says: envelope, content type, deprecation headers. */
export function composeSuccess(
  success: Success,
  context: ReplyContext & { readonly operation: NonNullable<ReplyContext["operation"]> },
): WireReply {
  const { operation } = context;
  const declared = declaredMediaTypes(operation.responses, success.status);
  const stated =
    success.contentType ?? declared[0] ?? (success.body === undefined ? undefined : "application/json");
  const contentType = stated === undefined ? undefined : concreteMediaType(stated, success.body);
  const headers = mergeHeaders(commonHeaders(context), success.headers);
  if (success.status === 204 || success.status === 304) return { status: success.status, headers };
  // An envelope is there even around no payload, but only where the contract declares a JSON body.
  const enveloped =
    operation.envelope && contentType !== undefined && isJson(contentType) && declared.length > 0;
  if (!enveloped || !operation.envelope) {
    if (success.body === undefined || contentType === undefined) return { status: success.status, headers };
    return { status: success.status, headers, contentType, body: success.body };
  }
  const wrapped = success.body === undefined ? {} : setAt({}, operation.envelope.data, success.body);
  const body = fillEnvelope(wrapped, operation.envelope, true, context);
  return { status: success.status, headers, contentType, body };
}

/** Puts a page where the contract says its items, counts and links stand, inside the envelope if there is one. */
export async function composePageSuccess(
  page: Page,
  request: PageRequest,
  context: ReplyContext & { readonly operation: NonNullable<ReplyContext["operation"]> },
  paging: {
    readonly target: string;
    readonly binding: string;
    readonly cursors: CursorCodec;
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<WireReply> {
  const { operation, now } = context;
  const { pagination, envelope } = operation;
  if (!pagination) throw new TypeError(`${operation.id} is not paged: its contract has no x-pagination.`);
  const status = paging.status ?? successStatus(operation.responses);
  const start = page.extra === undefined ? {} : setAt({}, envelope?.data ?? "", structuredClone(page.extra));
  const composed = await composePage(pagination, request, page, { ...paging, now }, paging.cursors, start);
  const body = envelope ? fillEnvelope(composed.body, envelope, true, context) : composed.body;
  const headers = mergeHeaders(mergeHeaders(commonHeaders(context), composed.headers), paging.headers);
  const contentType = declaredMediaTypes(operation.responses, status).find(isJson) ?? "application/json";
  return { status, headers, contentType, body };
}

/** The media types declared for a status: its own, its range's, or the default's. */
export function declaredMediaTypes(
  responses: { readonly [status: string]: { readonly mediaTypes?: readonly string[] } },
  status: number,
): readonly string[] {
  const own = responses[String(status)] ?? responses[`${String(status)[0]}XX`] ?? responses["default"];
  return own?.mediaTypes ?? [];
}

/** The first success status that is declared; 200 where there is only a range or a default. */
export function successStatus(responses: { readonly [status: string]: unknown }): number {
  const stated = Object.keys(responses).find((status) => /^2\d\d$/.test(status));
  return stated === undefined ? 200 : Number(stated);
}

// Several `Link` headers are one list (RFC 9110 §5.3); any other is the handler's to replace.
function mergeHeaders(
  base: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  const merged: Record<string, string> = { ...base };
  for (const [name, value] of Object.entries(more ?? {})) {
    const present = Object.keys(merged).find((key) => key.toLowerCase() === name.toLowerCase());
    if (present && name.toLowerCase() === "link") merged[present] = `${merged[present]}, ${value}`;
    else {
      if (present) delete merged[present];
      merged[name] = value;
    }
  }
  return merged;
}
