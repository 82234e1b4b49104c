import type { Api, Failure, Operation, SecurityRequirement } from "@lockstep/operation";
import type { Request } from "express";
import { failureOf, markFailure } from "../reply/marks.ts";
import type { SecurityContext } from "../types/security-handler.ts";
import { challenge, findCredentials } from "./credentials.ts";

/** A security handler as it is called; its types were checked where it was given. */
export type Authenticate = (context: SecurityContext & Readonly<Record<string, unknown>>) => unknown;

export type Authorization =
  | { readonly principal: unknown }
  /** `undefined`: the contract's code for missing credentials. */
  | { readonly refused: Failure | undefined; readonly challenges: string };

/**
 * Tries the requirements of an operation (OAS 3.1 §4.8.30) in order: one of them has to hold, and of it every scheme. The
 * principal is that of its first scheme; `undefined` for `{}`, which holds without credentials and is tried last.
 * A handler that throws makes this throw: never a pass.
 */
export async function authorize(
  api: Api,
  operation: Operation,
  handlers: ReadonlyMap<string, Authenticate>,
  request: Request,
  query: string,
): Promise<Authorization> {
  const { security = [] } = operation;
  if (security.length === 0) return { principal: undefined };
  const stated = security.filter((requirement) => Object.keys(requirement).length > 0);
  let refused: Failure | undefined;
  for (const requirement of stated) {
    const verdict = await tryRequirement(requirement, api, operation, handlers, request, query);
    if ("principal" in verdict) return verdict;
    refused ??= verdict.refused;
  }
  if (stated.length < security.length) return { principal: undefined };
  const schemes = new Set(stated.flatMap((requirement) => Object.keys(requirement)));
  const challenges = [...schemes].flatMap((name) => {
    const scheme = api.securitySchemes[name];
    return scheme ? [challenge(scheme)] : [];
  });
  return { refused, challenges: [...new Set(challenges)].join(", ") };
}

type Verdict = { readonly principal: unknown } | { readonly refused: Failure | undefined };

async function tryRequirement(
  requirement: SecurityRequirement,
  api: Api,
  operation: Operation,
  handlers: ReadonlyMap<string, Authenticate>,
  request: Request,
  query: string,
): Promise<Verdict> {
  const presented: {
    credentials: Readonly<Record<string, unknown>>;
    name: string;
    scopes: readonly string[];
  }[] = [];
  for (const [name, scopes] of Object.entries(requirement)) {
    const scheme = api.securitySchemes[name];
    const credentials = scheme && findCredentials(scheme, request, query);
    if (!credentials) return { refused: undefined };
    presented.push({ name, scopes, credentials });
  }
  const principals: unknown[] = [];
  for (const { name, scopes, credentials } of presented) {
    const context: SecurityContext = {
      request,
      operation,
      scopes,
      fail: (code, details, options) => markFailure({ ...options, code, details }),
    };
    const principal = await handlers.get(name)?.({ ...credentials, ...context });
    const refused = failureOf(principal);
    // Lookups that find nobody give any of these; none of them is a caller.
    if (refused || principal === undefined || principal === null || principal === false) return { refused };
    principals.push(principal);
  }
  return { principal: principals[0] };
}
