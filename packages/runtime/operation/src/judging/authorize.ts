import type { SecurityScheme } from "../api.ts";
import type { Operation, SecurityRequirement } from "../operation.ts";
import { composeFailure, composeImpliedFailure, type Failure } from "../reply/failure.ts";
import type { ReplyContext, WireReply } from "../reply/wire-reply.ts";
import { type Credential, type CredentialSource, challengeOf, findCredential } from "./credentials.ts";

/** Well-formed credentials, and what the contract asks them for. */
export type PresentedCredential = Credential & {
  /** Name of the scheme in the contract. */
  readonly scheme: string;
  readonly operation: Operation;
  /** Scopes or roles that the contract asks for. */
  readonly scopes: readonly string[];
};

/** Who the caller is, or the failure to refuse with; without one, the contract's for missing credentials. */
export type CredentialVerdict = { readonly principal: unknown } | { readonly refused: Failure | undefined };

export type Authorization =
  | { readonly principal: unknown }
  | {
      readonly refused: Failure | undefined;
      /** Value of `WWW-Authenticate` (RFC 9110 §11.6.1); may be `""`. */
      readonly challenges: string;
    };

/**
 * Tries the requirements of an operation (OAS 3.1 §4.8.30) in order: one of them has to hold, and of it every scheme. The
 * principal is that of its first scheme; `undefined` for `{}`, which holds without credentials and is tried last.
 * @param judge is asked about well-formed credentials only. What it throws is thrown: never a pass.
 */
export async function authorize(
  operation: Operation,
  schemes: { readonly [name: string]: SecurityScheme },
  source: CredentialSource,
  judge: (credential: PresentedCredential) => Promise<CredentialVerdict>,
): Promise<Authorization> {
  const { security = [] } = operation;
  if (security.length === 0) return { principal: undefined };
  const stated = security.filter((requirement) => Object.keys(requirement).length > 0);
  let refused: Failure | undefined;
  for (const requirement of stated) {
    const verdict = await judgeAll(presentedFor(requirement, operation, schemes, source), judge);
    if ("principal" in verdict) return verdict;
    refused ??= verdict.refused;
  }
  if (stated.length < security.length) return { principal: undefined };
  const names = new Set(stated.flatMap((requirement) => Object.keys(requirement)));
  const challenges = [...names].flatMap((name) => {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    return scheme ? [challengeOf(scheme)] : [];
  });
  return { refused, challenges: [...new Set(challenges)].join(", ") };
}

/** Answers a caller who may not pass; with a challenge where the status is 401. */
export function composeRefusal(
  { refused, challenges }: Exclude<Authorization, { readonly principal: unknown }>,
  context: ReplyContext,
): WireReply {
  const challenge: Record<string, string> = challenges === "" ? {} : { "WWW-Authenticate": challenges };
  if (!refused) return composeImpliedFailure("unauthenticated", context, { headers: challenge });
  const unauthenticated = context.api.errors[refused.code]?.status === 401;
  return composeFailure(
    { ...refused, headers: { ...(unauthenticated && challenge), ...refused.headers } },
    context,
  );
}

/** Credentials for every scheme of a requirement, or none at all. */
function presentedFor(
  requirement: SecurityRequirement,
  operation: Operation,
  schemes: { readonly [name: string]: SecurityScheme },
  source: CredentialSource,
): readonly PresentedCredential[] | undefined {
  const presented: PresentedCredential[] = [];
  for (const [name, scopes] of Object.entries(requirement)) {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    const found = scheme && findCredential(scheme, source);
    if (!found) return undefined;
    presented.push({ ...found, scheme: name, operation, scopes });
  }
  return presented;
}

async function judgeAll(
  presented: readonly PresentedCredential[] | undefined,
  judge: (credential: PresentedCredential) => Promise<CredentialVerdict>,
): Promise<CredentialVerdict> {
  let first: CredentialVerdict | undefined;
  for (const credential of presented ?? []) {
    const verdict = await judge(credential);
    if ("refused" in verdict) return verdict;
    first ??= verdict;
  }
  return first ?? { refused: undefined };
}
