import type { ErrorDefinition } from "../api.ts";
import type { ImpliedFailure } from "../errors/error-format.ts";
import { setAt } from "../pointer.ts";
import { maxViolations, type Violation } from "../validation/violation.ts";
import { commonHeaders, fillEnvelope, type ReplyContext, type WireReply } from "./wire-reply.ts";

/** An error to answer: a code of the catalogue with its details. */
export interface Failure {
  readonly code: string;
  readonly details?: unknown;
  /** Default: the catalogue's template, filled from the details; its title where they lack a name of the template. */
  readonly message?: string;
  /** Default: the catalogue's. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes an error body in the contract's format. */
export function composeFailure(failure: Failure, context: ReplyContext): WireReply {
  const { api } = context;
  const { errorFormat: format } = api;
  const definition = definitionOf(failure.code, context);
  const status = failure.status ?? definition.status;
  const members: readonly (readonly [string | undefined, unknown])[] = [
    [format.docs, definition.docs ?? (format.docs === "/type" ? "about:blank" : undefined)],
    [format.title, definition.title],
    [format.status, status],
    [format.code, failure.code],
    [format.message, failure.message ?? messageOf(definition, failure.details)],
    [format.details, failure.details],
  ];
  let body: unknown = {};
  for (const [pointer, value] of members) {
    if (pointer !== undefined && value !== undefined) body = setAt(body, pointer, value);
  }
  const envelope = context.operation ? context.operation.envelope : api.envelope;
  if (envelope) body = fillEnvelope(body, envelope, false, context);
  return {
    status,
    headers: { ...commonHeaders(context), ...failure.headers },
    contentType: format.mediaType,
    body,
  };
}

/** Answers a failure that happens before or around a handler, by the code that the contract names for it. */
export function composeImpliedFailure(
  implied: ImpliedFailure,
  context: ReplyContext,
  more: Omit<Failure, "code"> = {},
): WireReply {
  const named = context.api.errorFormat.implied?.[implied];
  if (named !== undefined) return composeFailure({ ...more, code: named }, context);
  const builtIn = builtInFailures[implied];
  return composeFailure(
    { ...more, code: builtIn.code, status: more.status ?? impliedStatus(implied, context) },
    context,
  );
}

/** Refuses a request that breaks the contract; lists what is wrong. */
export function composeValidationFailure(violations: readonly Violation[], context: ReplyContext): WireReply {
  const listed = violations.slice(0, maxViolations);
  const many = listed.length > 1 && context.api.errorFormat.implied?.validationMany !== undefined;
  const details = listed.map(({ in: place, field, message, value }) => ({
    field: place === "body" ? field || "body" : field || place,
    message,
    ...(value !== undefined && { value }),
  }));
  return composeImpliedFailure(many ? "validationMany" : "validation", context, { details });
}

function impliedStatus(implied: ImpliedFailure, { operation }: ReplyContext): number {
  const { status } = builtInFailures[implied];
  if (implied !== "validation" && implied !== "validationMany") return status;
  // 400 unless the contract only declares 422 (RFC 9110 §15.5.21).
  const declared = operation?.responses ?? {};
  return Object.hasOwn(declared, "422") && !Object.hasOwn(declared, "400") ? 422 : 400;
}

function definitionOf(code: string, { api }: ReplyContext): ErrorDefinition {
  if (Object.hasOwn(api.errors, code)) {
    const definition = api.errors[code];
    if (definition) return definition;
  }
  const builtIn = Object.values(builtInFailures).find((one) => one.code === code) ?? builtInFailures.internal;
  return { status: builtIn.status, title: builtIn.title, message: builtIn.title };
}

/** Codes for contracts that name none. */
export const builtInFailures: {
  readonly [implied in ImpliedFailure]: {
    readonly code: string;
    readonly status: number;
    readonly title: string;
  };
} = {
  validation: { code: "INVALID_REQUEST", status: 400, title: "The request does not keep the contract" },
  validationMany: { code: "INVALID_REQUEST", status: 400, title: "The request does not keep the contract" },
  unauthenticated: { code: "UNAUTHENTICATED", status: 401, title: "Valid credentials are needed" },
  forbidden: { code: "FORBIDDEN", status: 403, title: "The credentials do not allow this" },
  notFound: { code: "NOT_FOUND", status: 404, title: "There is nothing at this path" },
  methodNotAllowed: { code: "METHOD_NOT_ALLOWED", status: 405, title: "The path does not take this method" },
  notAcceptable: { code: "NOT_ACCEPTABLE", status: 406, title: "No acceptable media type can be answered" },
  conflict: { code: "CONFLICT", status: 409, title: "The request conflicts with the present state" },
  gone: { code: "GONE", status: 410, title: "This operation was removed" },
  payloadTooLarge: { code: "PAYLOAD_TOO_LARGE", status: 413, title: "The request is too large" },
  unsupportedMediaType: {
    code: "UNSUPPORTED_MEDIA_TYPE",
    status: 415,
    title: "The media type is not taken here",
  },
  rateLimited: { code: "RATE_LIMITED", status: 429, title: "Too many requests" },
  unknownVersion: { code: "UNKNOWN_VERSION", status: 400, title: "There is no such version of the API" },
  notImplemented: { code: "NOT_IMPLEMENTED", status: 501, title: "This operation has no implementation yet" },
  unavailable: { code: "UNAVAILABLE", status: 503, title: "The service is not available now" },
  internal: { code: "INTERNAL", status: 500, title: "Something went wrong on our side" },
};

// A failure around a handler has no details to fill a template from: no caller should read `{resource}`.
function messageOf({ message, title }: ErrorDefinition, details: unknown): string {
  let lacks = false;
  const filled = message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const own = typeof details === "object" && details !== null && Object.hasOwn(details, name);
    const value = own ? (details as Record<string, unknown>)[name] : undefined;
    lacks ||= value === undefined;
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  });
  return lacks ? title : filled;
}
