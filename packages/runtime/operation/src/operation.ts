import type { ErrorFormat } from "./errors/error-format.ts";
import type { Deprecation } from "./headers/deprecation.ts";
import type { Pagination } from "./paging/pagination.ts";

/** The types that one operation carries. Generated; never present at run time. */
export interface OperationTypes {
  /** What a caller passes: `path`, `query`, `headers`, `cookies`, `body`, `contentType`. */
  readonly input: object;
  /** Success payloads by status (`200`, `"2XX"`, `"default"`), taken out of the envelope; `undefined` where there is no body. */
  readonly success: object;
  /** Success bodies by status as they travel. */
  readonly wire: object;
  /** Error codes: `{ CODE: { status: 404; details: … } }`. */
  readonly errors: object;
  /** Error bodies by status as they travel. */
  readonly failures: object;
  /** One element of a page; `never` where the operation is not paged. */
  readonly item: unknown;
  /** Whether callers need credentials. */
  readonly security: "none" | "optional" | "required";
}

/**
 * What an operation is and does, as data: printed once by the generator, read by client, server and mocks.
 * @typeParam T the operation's types; see {@link OperationTypes}.
 */
export interface Operation<T extends OperationTypes = OperationTypes> {
  /** Unique in its contract; a TypeScript identifier. */
  readonly id: string;
  /** Upper case (RFC 9110 §9), e.g. `GET`, `QUERY`. */
  readonly method: string;
  /** Path template, e.g. `/agents/{agentId}`. */
  readonly path: string;
  /**
   * What stands behind the path in the contract's key, where it does. A query, `?beta=true`, is sent with each request and asked of
   * each; a fragment, `#add`, tells two operations of one path apart and never travels (RFC 9110 §7.1).
   */
  readonly variant?: string;
  /** URLs of the servers that it is at, where those are not the contract's; the first counts. May be relative. */
  readonly servers?: readonly string[];
  /** Path, query, header and cookie parameters. Default none. */
  readonly parameters?: readonly Parameter[];
  /** Default: no request body. */
  readonly body?: RequestBody;
  /** Declared responses by status: `"200"`, `"4XX"`, `"default"`. */
  readonly responses: { readonly [status: string]: ResponseShape };
  /** OR of ANDs: scheme name → scopes. Default (absent or empty): public. `{}` inside: credentials are optional. */
  readonly security?: readonly SecurityRequirement[];
  /** Codes that it may answer, implied ones included. Default none. */
  readonly errors?: { readonly [code: string]: ErrorShape };
  /** Where error bodies keep their parts. Default RFC 9457. */
  readonly errorFormat?: ErrorFormat;
  /** Absent: payloads travel as they are. */
  readonly envelope?: Envelope;
  /** Absent: not paged. */
  readonly pagination?: Pagination;
  /** Absent: not deprecated. */
  readonly deprecation?: Deprecation;
  /** Carries `T` for inference only; never set. */
  readonly types?: T;
}

/** A parameter and how it is serialised (OAS 3.1 §4.8.12). */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  /** Default false. */
  readonly required?: boolean;
  /** Default `simple` in path and header, `form` in query and cookie. */
  readonly style?: string;
  /** Default true for `form`, else false. */
  readonly explode?: boolean;
  /** Default false: reserved characters (RFC 3986 §2.2) are percent-encoded. */
  readonly allowReserved?: boolean;
  /** Set when the value is serialised by a media type instead of a style. */
  readonly contentType?: string;
}

export interface RequestBody {
  /** Default false. */
  readonly required?: boolean;
  /** In the contract's order; the first is the default. */
  readonly mediaTypes: readonly string[];
  /**
   * How properties of an `application/x-www-form-urlencoded` body are written where the contract says so (OAS 3.1 §4.8.15).
   * Default: scalars as text, arrays as repeated names, objects as JSON.
   */
  readonly encoding?: {
    readonly [property: string]: { readonly style?: string; readonly explode?: boolean };
  };
}

export interface ResponseShape {
  /** In the contract's order; absent or empty: no body. */
  readonly mediaTypes?: readonly string[];
  /** Names of the headers that the contract requires. Default none. */
  readonly headers?: readonly string[];
}

/** Scheme name → scopes; all of them must hold. */
export type SecurityRequirement = { readonly [scheme: string]: readonly string[] };

export interface ErrorShape {
  readonly status: number;
  /** Whether the same request may succeed later. Default `never`. */
  readonly retry?: "never" | "idempotent" | "always";
}

/** Where a JSON body keeps its payload and its metadata; JSON pointers (RFC 6901). */
export interface Envelope {
  readonly data: string;
  /** Constant `true` in success bodies, `false` in error bodies. */
  readonly success?: string;
  readonly requestId?: string;
  /** RFC 3339 instant of the answer. */
  readonly timestamp?: string;
  readonly apiVersion?: string;
  /** Milliseconds the server took. */
  readonly durationMs?: string;
  /** Present only in answers of deprecated operations. */
  readonly deprecation?: string;
}
