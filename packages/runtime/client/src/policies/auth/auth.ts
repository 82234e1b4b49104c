import type { Api, SecurityRequirement } from "@lockstep/operation";
import { type Attempt, definePolicy, type Policy } from "../../policy.ts";
import { ApiCallError, withHiddenCause } from "../../result/api-call-error.ts";
import { addCredential, type Credential } from "./add-credential.ts";
import type { CredentialSource, CredentialValues, SchemeKind } from "./credentials.ts";

/** Where credentials come from, by security scheme. */
export type CredentialSources = {
  readonly [scheme: string]: CredentialSource<SchemeKind> | undefined;
};

/**
 * Adds the credentials that an operation needs: those of the first of its security requirements whose credentials are all
 * there, sources being asked at each attempt. Where none is, the request goes without. A header that the caller has set stays.
 * Nothing is added to a request to another origin than the operation's.
 */
export function auth(sources: CredentialSources, securitySchemes: Api["securitySchemes"]): Policy {
  return definePolicy("auth", "attempt", (next) => async (attempt) => {
    const { operation, request, context } = attempt;
    if (!operation?.security) return next(attempt);
    if (new URL(request.url).origin !== context.environment.originOf(operation)) return next(attempt);
    const credentials = await chooseCredentials(operation.security, sources, securitySchemes, attempt);
    let credentialed = attempt;
    for (const credential of credentials) {
      credentialed = await guarded(credentialed, credential);
    }
    return next(credentialed);
  });
}

async function chooseCredentials(
  requirements: readonly SecurityRequirement[],
  sources: CredentialSources,
  securitySchemes: Api["securitySchemes"],
  attempt: Attempt,
): Promise<readonly Credential[]> {
  for (const requirement of requirements) {
    const names = Object.keys(requirement);
    // `{}` allows a call without credentials; one that has them is still better made with them.
    const configured = names.filter(
      (name) => sources[name] !== undefined || securitySchemes[name]?.type === "mutualTLS",
    );
    if (names.length === 0 || configured.length < names.length) continue;
    const credentials: Credential[] = [];
    for (const name of names) {
      const scheme = securitySchemes[name];
      if (!scheme || scheme.type === "mutualTLS") continue;
      const value = await ask(name, sources[name], requirement[name] ?? [], attempt);
      if (value === undefined) break;
      credentials.push({ name, scheme, value });
    }
    const wanted = names.filter((name) => securitySchemes[name]?.type !== "mutualTLS");
    if (credentials.length === wanted.length) return credentials;
  }
  return [];
}

async function ask(
  scheme: string,
  source: CredentialSource<SchemeKind> | undefined,
  scopes: readonly string[],
  attempt: Attempt,
): Promise<CredentialValues[SchemeKind] | undefined> {
  if (typeof source !== "function") return source;
  const { signal, number, context } = attempt;
  try {
    return await source({ scheme, scopes, operation: context.name, attempt: number, signal });
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw refusal(attempt, `the credentials for ${scheme} could not be had; see the cause`, cause);
  }
}

async function guarded(attempt: Attempt, credential: Credential): Promise<Attempt> {
  try {
    return await addCredential(attempt, credential);
  } catch (error) {
    // The platform's own errors about a malformed header quote its value.
    const why = error instanceof RangeError ? error.message : "they hold what a header cannot carry";
    throw refusal(attempt, `the credentials for ${credential.name} cannot be sent: ${why}`);
  }
}

function refusal({ context }: Attempt, message: string, cause?: unknown): ApiCallError {
  return new ApiCallError(withHiddenCause({ kind: "invalid-request", code: undefined, message }, cause), {
    operation: context.name,
    attempts: context.attempts,
  });
}
