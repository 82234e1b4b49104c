import type { Operation } from "@lockstep/operation";
import type { Request } from "express";
import type { FailOptions } from "./handler.ts";
import type { FailureReply } from "./reply.ts";

/** How the credentials of a scheme are carried; the generated server states one for each scheme. */
export type SchemeKind = "bearer" | "basic" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS" | "http";

/** One handler for every scheme of the contract. */
export type SecurityHandlers<Schemes extends { readonly [name: string]: SchemeKind }, Principal> = {
  readonly [Name in keyof Schemes]: SecurityHandler<Schemes[Name], Principal>;
};

/**
 * Says who the caller is. Called only with well-formed credentials of its scheme.
 * Return the principal to let the call pass, `fail(code)` to refuse with a code of the catalogue, `undefined` to refuse
 * with the contract's code for missing credentials. What it throws is answered as an internal error, never as a pass.
 */
export type SecurityHandler<Kind extends SchemeKind, Principal> = (
  context: Credentials[Kind] & SecurityContext,
) => SecurityVerdict<Principal> | Promise<SecurityVerdict<Principal>>;

export type SecurityVerdict<Principal> = Principal | FailureReply<string> | undefined;

export interface SecurityContext {
  readonly request: Request;
  readonly operation: Operation;
  /** Scopes or roles that the contract asks for. */
  readonly scopes: readonly string[];
  /** Refuses with a code of the catalogue. */
  fail(code: string, details?: unknown, options?: FailOptions): FailureReply<string>;
}

/** What each kind of scheme finds in a request. */
export interface Credentials {
  readonly bearer: { readonly token: string };
  readonly oauth2: { readonly token: string };
  readonly openIdConnect: { readonly token: string };
  readonly basic: { readonly username: string; readonly password: string };
  readonly apiKey: { readonly key: string };
  /** The client's certificate, verified by the TLS layer, is on `request.socket`. */
  readonly mutualTLS: Readonly<Record<never, never>>;
  /** Any other HTTP scheme: what follows its name in `Authorization`. */
  readonly http: { readonly credentials: string };
}
