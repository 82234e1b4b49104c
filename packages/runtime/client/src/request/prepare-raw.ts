import { encodeOperationQuery, encodePath, type Operation, type ParameterValues } from "@lockstep/operation";
import { encodeBody } from "./encode-body.ts";

/** What callers of `raw` pass, as far as it matters here. */
export interface RawInit {
  readonly [name: string]: unknown;
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly parseAs?: unknown;
  readonly signal?: unknown;
  readonly middleware?: readonly unknown[];
  readonly params?: { readonly path?: ParameterValues };
}

/**
 * Puts the contract's encoders in the place of openapi-fetch's, which know neither the styles of parameters nor binary bodies.
 * Serialisers that the caller passes stay.
 */
export function prepareRaw(
  operation: Operation | undefined,
  init: RawInit,
): RawInit & { readonly replayable: boolean } {
  const { body } = init;
  if (!operation) return { ...init, replayable: !(body instanceof ReadableStream) };
  const { parameters = [] } = operation;
  const serializers = {
    pathSerializer: (url: string, values: ParameterValues) => encodePath(url, parameters, values),
    querySerializer: (values: ParameterValues) => encodeOperationQuery(operation, values, init.params?.path),
  };
  const own = body !== undefined && operation.body && !init["bodySerializer"];
  if (!own || !operation.body) return { ...serializers, ...init, replayable: true };
  const headers = headersOf(init.headers);
  const encoded = encodeBody(body, operation.body, headers.get("content-type") ?? undefined);
  if (encoded.contentType === undefined) headers.delete("content-type");
  else headers.set("content-type", encoded.contentType);
  return {
    ...serializers,
    ...init,
    headers,
    body: encoded.body,
    bodySerializer: (value: unknown) => value,
    replayable: encoded.replayable,
  };
}

// openapi-fetch takes more than `Headers` does: numbers, lists, and `null` and `undefined` for none.
function headersOf(given: unknown): Headers {
  if (given instanceof Headers) return new Headers(given);
  const headers = new Headers();
  if (typeof given !== "object" || given === null) return headers;
  const entries: [string, unknown][] = Array.isArray(given) ? given : Object.entries(given);
  for (const [name, value] of entries) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) headers.append(name, String(one));
    }
  }
  return headers;
}
