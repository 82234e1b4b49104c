// The only file that knows openapi-fetch, which its authors no longer develop: what replaces it goes here.
import type { Operation } from "@lockstep/operation";
import createClient, { type Client, type Middleware } from "openapi-fetch";
import { type BaseUrl, operationBase } from "./base-url.ts";
import type { CallOptions } from "./options.ts";
import { type CallContext, createContext, type Environment, type Send } from "./policy.ts";
import type { EncodedRequest } from "./request/encode-request.ts";
import { mergeHeaders } from "./request/merge-headers.ts";
import { prepareRaw, type RawInit } from "./request/prepare-raw.ts";

/** A client typed by the `paths` of `types.gen.ts`. */
export type RawClient<Paths extends object> = Client<Paths>;

/** A call on its way out. */
export interface OutgoingCall {
  readonly operation: Operation;
  readonly request: EncodedRequest;
  /** Replaces the URL that the request would have, e.g. by the one of the next page. */
  readonly url?: string;
  readonly options: CallOptions;
  readonly context: CallContext;
}

export interface FetchClient {
  /** Sends one logical call through the policies. */
  readonly send: (call: OutgoingCall) => Promise<Response>;
  /** @param operations by method and path, e.g. `GET /agents`. */
  readonly raw: (operations: ReadonlyMap<string, Operation>) => RawClient<Record<never, never>>;
}

export interface FetchClientSettings {
  readonly base: BaseUrl;
  readonly environment: Environment;
  /** The policies around `fetch`. */
  readonly send: Send;
  readonly headers: HeadersInit | undefined;
  readonly requestInit: RequestInit | undefined;
}

/**
 * Calls by openapi-fetch, so that its middleware (`raw.use`) works for all of them. Its middleware cannot send again, so the
 * policies go into its `fetch`.
 */
export function createFetchClient(settings: FetchClientSettings): FetchClient {
  const { base, environment, requestInit } = settings;
  const calls = new WeakMap<Request, Call>();
  const client = createClient<Record<never, never>>({
    ...requestInit,
    baseUrl: base.href,
    ...(settings.headers && { headers: new Headers(settings.headers) }),
    fetch: (request) => {
      const call = calls.get(request);
      if (!call) throw new TypeError("a request came to fetch without its call");
      const { operation, options, context } = call;
      const signal = options.signal ?? request.signal;
      return settings.send({ request, operation, options, signal, number: 1, context });
    },
  });
  // Registered first, it sees an answer last: once all other middleware is done, the answer is taken and read by the contract.
  client.use({ onResponse: ({ request, response }) => calls.get(request)?.take?.(response) });
  // Its types only know calls of paths that are literals.
  const request = client.request as unknown as UntypedRequest;

  async function send({
    operation,
    request: encoded,
    url,
    options,
    context,
  }: OutgoingCall): Promise<Response> {
    let taken: Response | undefined;
    const take = (response: Response): Response => {
      taken = response;
      return new Response(null, { status: 204 });
    };
    const answer = await request(operation.method, operation.path, {
      params: { path: {} },
      pathSerializer: () => url ?? `${operationBase(base, operation).href}${encoded.target}`,
      querySerializer: () => "",
      bodySerializer: (body: unknown) => body,
      parseAs: "stream",
      headers: mergeHeaders(encoded.headers, settings.headers, options.headers),
      ...(encoded.body !== undefined && { body: encoded.body }),
      ...(!encoded.replayable && { duplex: "half" }),
      ...(options.signal && { signal: options.signal }),
      middleware: [tagging(calls, { operation, options, context, take })],
    });
    return taken ?? answeredByMiddleware(answer);
  }

  async function sendRaw(operation: Operation | undefined, method: string, path: string, init: RawInit) {
    const { replayable, ...prepared } = prepareRaw(operation, init);
    const options = init.signal instanceof AbortSignal ? { signal: init.signal } : {};
    const context = createContext({
      name: operation?.id ?? `${method} ${path}`,
      replayable,
      streaming: init.parseAs === "stream",
      environment,
    });
    // What stands behind the path in the contract's key is no part of a URL's path.
    return request(method, operation?.path ?? path, {
      baseUrl: operationBase(base, operation).href,
      ...prepared,
      ...(!replayable && { duplex: "half" }),
      middleware: [...(init.middleware ?? []), tagging(calls, { operation, options, context })],
    });
  }

  function raw(operations: ReadonlyMap<string, Operation>): RawClient<Record<never, never>> {
    const call = (method: string, path: string, init: RawInit = {}): Promise<UntypedAnswer> => {
      const name = method.toUpperCase();
      return sendRaw(operations.get(`${name} ${path}`), name, path, init);
    };
    const methods = rawMethods.map((method) => [
      method,
      (path: string, init?: RawInit) => call(method, path, init),
    ]);
    return Object.assign({ ...client, request: call }, Object.fromEntries(methods));
  }

  return { send, raw };
}

/** What belongs to a request that openapi-fetch sends. */
interface Call {
  readonly operation: Operation | undefined;
  readonly options: CallOptions;
  readonly context: CallContext;
  /** Takes the answer in place of openapi-fetch. Absent in calls by `raw`. */
  readonly take?: (response: Response) => Response;
}

interface UntypedAnswer {
  readonly error?: unknown;
  readonly response: Response;
}

type UntypedRequest = (
  method: string,
  path: string,
  init: Readonly<Record<string, unknown>>,
) => Promise<UntypedAnswer>;

const rawMethods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

// Middleware may send another request than it got: the last one, the call's own, sees the one that is sent.
function tagging(calls: WeakMap<Request, Call>, call: Call): Middleware {
  return {
    onRequest({ request }) {
      calls.set(request, call);
      return undefined;
    },
  };
}

// Middleware that answers in the server's place ends the chain; openapi-fetch has then read the body of an error.
function answeredByMiddleware({ error, response }: UntypedAnswer): Response {
  if (!response.bodyUsed) return response;
  const { status, statusText, headers } = response;
  const text = typeof error === "string" ? error : JSON.stringify(error);
  return new Response(text, { status, statusText, headers });
}
