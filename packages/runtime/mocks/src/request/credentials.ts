import type { Operation, SecurityRequirement, SecurityScheme } from "@lockstep/operation";
import type { Credential, MocksOptions, Verdict } from "../types/options.ts";

/** Where credentials are looked for. */
export interface CredentialSource {
  readonly header: (name: string) => string | undefined;
  readonly query: URLSearchParams;
}

/** Why a call is refused: by a code, or (without) for want of credentials. */
export interface Refusal {
  readonly code?: string;
  /** Value of `WWW-Authenticate` (RFC 9110 §11.6.1). */
  readonly challenge: string;
}

/** Judges a request by the operation's security: OR of ANDs. `undefined`: it may pass. */
export async function judgeCredentials(
  operation: Operation,
  schemes: { readonly [name: string]: SecurityScheme },
  source: CredentialSource,
  authenticate: MocksOptions["authenticate"],
): Promise<Refusal | undefined> {
  const requirements = operation.security ?? [];
  if (requirements.length === 0 || authenticate === "off") return undefined;
  const stated = requirements.filter((requirement) => Object.keys(requirement).length > 0);
  let code: string | undefined;
  for (const requirement of stated) {
    const presented = credentialsFor(requirement, operation, schemes, source);
    if (!presented) continue;
    const verdict = await verdictOn(presented, authenticate);
    if (verdict === true) return undefined;
    if (typeof verdict === "string") code ??= verdict;
  }
  // `{}` among them: credentials are optional.
  if (stated.length < requirements.length) return undefined;
  const names = new Set(stated.flatMap((requirement) => Object.keys(requirement)));
  const challenges = new Set([...names].flatMap((name) => challengeOf(schemes[name])));
  return { challenge: [...challenges].join(", "), ...(code !== undefined && { code }) };
}

/** Names of the query parameters that hold an operation's credentials. */
export function credentialNames(
  operation: Operation,
  schemes: { readonly [name: string]: SecurityScheme },
): readonly string[] {
  const names = (operation.security ?? []).flatMap((requirement) => Object.keys(requirement));
  return names.flatMap((name) => {
    const scheme = schemes[name];
    return scheme?.type === "apiKey" && scheme.in === "query" ? [scheme.name] : [];
  });
}

type Found = Credential extends infer One
  ? One extends Credential
    ? Omit<One, "scheme" | "operation" | "scopes">
    : never
  : never;

/** Well-formed credentials for every scheme of a requirement, or none at all. */
function credentialsFor(
  requirement: SecurityRequirement,
  operation: Operation,
  schemes: { readonly [name: string]: SecurityScheme },
  source: CredentialSource,
): readonly Credential[] | undefined {
  const presented: Credential[] = [];
  for (const [name, scopes] of Object.entries(requirement)) {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    const found = scheme && credentialOf(scheme, source);
    if (!found) return undefined;
    presented.push({ ...found, scheme: name, operation, scopes });
  }
  return presented;
}

async function verdictOn(
  presented: readonly Credential[],
  authenticate: Exclude<MocksOptions["authenticate"], "off">,
): Promise<Verdict> {
  for (const credential of presented) {
    const verdict = (await authenticate?.(credential)) ?? true;
    if (verdict !== true) return verdict;
  }
  return true;
}

function credentialOf(scheme: SecurityScheme, source: CredentialSource): Found | undefined {
  switch (scheme.type) {
    case "apiKey": {
      const key = keyIn(scheme, source);
      return key ? { type: "apiKey", key } : undefined;
    }
    case "oauth2":
    case "openIdConnect": {
      const token = bearerToken(source);
      return token === undefined ? undefined : { type: scheme.type, token };
    }
    case "http":
      return httpCredential(scheme.scheme.toLowerCase(), source);
    case "mutualTLS":
      // A mock sees no certificate: whoever gets this far has one.
      return { type: "mutualTLS" };
  }
}

function httpCredential(scheme: string, source: CredentialSource): Found | undefined {
  if (scheme === "bearer") {
    const token = bearerToken(source);
    return token === undefined ? undefined : { type: "bearer", token };
  }
  const credentials = authorization(scheme, source);
  if (credentials === undefined) return undefined;
  return scheme === "basic" ? basicCredential(credentials) : { type: "http", credentials };
}

// RFC 6750 §2.1: one token68 and nothing else.
function bearerToken(source: CredentialSource): string | undefined {
  const token = authorization("bearer", source);
  return token !== undefined && /^[\w.~+/-]+=*$/.test(token) ? token : undefined;
}

// RFC 7617 §2: user-id and password, UTF-8, parted by the first colon.
function basicCredential(encoded: string): Found | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const colon = text.indexOf(":");
    if (colon < 0) return undefined;
    return { type: "basic", username: text.slice(0, colon), password: text.slice(colon + 1) };
  } catch {
    return undefined;
  }
}

function authorization(scheme: string, { header }: CredentialSource): string | undefined {
  const [, name, rest] = /^(\S+) +(\S.*)$/.exec(header("authorization")?.trim() ?? "") ?? [];
  return name?.toLowerCase() === scheme ? rest : undefined;
}

// Of two keys one could be checked and the other used.
function keyIn(
  { in: place, name }: Extract<SecurityScheme, { type: "apiKey" }>,
  { header, query }: CredentialSource,
): string | undefined {
  if (place === "header") return header(name.toLowerCase());
  const values = place === "query" ? query.getAll(name) : cookieValues(header("cookie"), name);
  return values.length === 1 ? values[0] : undefined;
}

function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? "").split(";").flatMap((pair) => {
    const [key, value = ""] = pair.trim().split(/=(.*)/s, 2);
    return key === name ? [value.replace(/^"(.*)"$/, "$1")] : [];
  });
}

function challengeOf(scheme: SecurityScheme | undefined): readonly string[] {
  if (!scheme) return [];
  if (scheme.type === "apiKey") return ["ApiKey"];
  if (scheme.type === "mutualTLS") return ["Mutual"];
  if (scheme.type !== "http" || scheme.scheme.toLowerCase() === "bearer") return ["Bearer"];
  return [scheme.scheme.toLowerCase() === "basic" ? 'Basic realm="api", charset="UTF-8"' : scheme.scheme];
}
