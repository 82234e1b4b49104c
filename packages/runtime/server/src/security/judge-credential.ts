import type { CredentialVerdict, PresentedCredential } from "@lockstep/operation";
import type { Request } from "express";
import { failureOf, markFailure } from "../reply/marks.ts";
import type { SecurityContext } from "../types/security-handler.ts";

/** A security handler as it is called; its types were checked where it was given. */
export type Authenticate = (context: SecurityContext & Readonly<Record<string, unknown>>) => unknown;

/** Asks the scheme's handler who the caller is. Without a handler nobody passes. */
export async function judgeCredential(
  { type: _, scheme, operation, scopes, ...credential }: PresentedCredential,
  handlers: ReadonlyMap<string, Authenticate>,
  request: Request,
): Promise<CredentialVerdict> {
  const context: SecurityContext = {
    request,
    operation,
    scopes,
    fail: (code, details, options) => markFailure({ ...options, code, details }),
  };
  const principal = await handlers.get(scheme)?.({ ...credential, ...context });
  const refused = failureOf(principal);
  // Lookups that find nobody give any of these; none of them is a caller.
  if (refused || principal === undefined || principal === null || principal === false) return { refused };
  return { principal };
}
