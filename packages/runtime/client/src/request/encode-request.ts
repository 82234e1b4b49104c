import {
  encodeCookies,
  encodeHeader,
  encodeOperationQuery,
  encodePath,
  type Operation,
  type ParameterValues,
} from "@lockstep/operation";
import { encodeBody } from "./encode-body.ts";

/** What a caller passes, whatever the operation. */
export interface CallInput {
  readonly path?: ParameterValues;
  readonly query?: ParameterValues;
  readonly headers?: ParameterValues;
  readonly cookies?: ParameterValues;
  readonly body?: unknown;
  readonly contentType?: string;
}

/** A request's parts, ready to send. */
export interface EncodedRequest {
  /** Path and query below the base URL. */
  readonly target: string;
  readonly headers: Headers;
  readonly body?: BodyInit;
  readonly replayable: boolean;
}

/** Writes the input of an operation as a request. @throws TypeError that says what is missing or cannot be written. */
export function encodeRequest(operation: Operation, input: CallInput): EncodedRequest {
  const { parameters = [], method, body: declaredBody } = operation;
  requireParameters(operation, input);
  const query = encodeOperationQuery(operation, input.query, input.path);
  const path = encodePath(operation.path, parameters, input.path);
  const headers = new Headers();
  const accept = acceptHeader(operation);
  if (accept) headers.set("Accept", accept);
  for (const parameter of parameters) {
    const value = parameter.in === "header" ? ownValue(input.headers, parameter.name) : undefined;
    if (value !== undefined) headers.set(parameter.name, encodeHeader(parameter, value));
  }
  const cookies = encodeCookies(parameters, input.cookies);
  if (cookies) headers.set("Cookie", cookies);
  const target = query ? `${path}?${query}` : path;
  if (input.body === undefined) {
    if (declaredBody?.required) throw new TypeError(`body is missing: ${method} ${operation.path} needs one`);
    return { target, headers, replayable: true };
  }
  if (!declaredBody) throw new TypeError(`body is not allowed: ${method} ${operation.path} takes none`);
  const { body, contentType, replayable } = encodeBody(input.body, declaredBody, input.contentType);
  if (contentType !== undefined) headers.set("Content-Type", contentType);
  return { target, headers, body, replayable };
}

function requireParameters({ parameters = [], method, path }: Operation, input: CallInput): void {
  const missing = parameters.filter(({ in: place, name, required }) => {
    const values = input[place === "querystring" ? "query" : bagOf[place]];
    return required && ownValue(values, name) === undefined;
  });
  if (missing.length === 0) return;
  const names = missing.map(({ in: place, name }) => `${place}.${name}`);
  throw new TypeError(
    `${names.join(", ")} missing: ${method} ${path} needs ${names.length > 1 ? "them" : "it"}`,
  );
}

const bagOf = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

function ownValue(values: ParameterValues, name: string): unknown {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

function acceptHeader({ responses, errorFormat }: Operation): string {
  const types = Object.values(responses).flatMap(({ mediaTypes = [] }) => mediaTypes);
  if (types.length > 0 && errorFormat) types.push(errorFormat.mediaType);
  return [...new Set(types.map(acceptable))].join(", ");
}

// A range of a suffix is none of HTTP's, where a star stands for all of a type (RFC 9110 §12.5.1).
function acceptable(mediaType: string): string {
  if (mediaType.trim() === "" || mediaType === "*") return "*/*";
  return /\*\+json$/i.test(mediaType) ? "application/json" : mediaType.replace(/\*\+[\w.-]+$/, "*");
}
