import type { SecurityScheme } from "@lockstep/operation";
import type { AddedCredentials, Attempt } from "../../policy.ts";
import { withUrl } from "../../request/with-url.ts";
import type { BasicCredentials, CredentialValues, SchemeKind } from "./credentials.ts";

/** A credential for one security scheme of the contract. */
export interface Credential {
  readonly name: string;
  readonly scheme: SecurityScheme;
  readonly value: CredentialValues[SchemeKind];
}

/** Puts a credential where its scheme says (OAS 3.1 §4.8.27). @throws RangeError when it is of the wrong kind for the scheme. */
export async function addCredential(attempt: Attempt, { scheme, value }: Credential): Promise<Attempt> {
  switch (scheme.type) {
    case "mutualTLS":
      return attempt;
    case "apiKey":
      return addApiKey(attempt, scheme, text(value));
    case "http":
      return addHeader(attempt, "Authorization", authorization(scheme.scheme, value));
    default:
      return addHeader(attempt, "Authorization", `Bearer ${text(value)}`);
  }
}

function authorization(scheme: string, value: Credential["value"]): string {
  if (scheme.toLowerCase() === "basic") return `Basic ${encodeBasic(value)}`;
  if (scheme.toLowerCase() === "bearer") return `Bearer ${text(value)}`;
  return `${scheme} ${text(value)}`;
}

async function addApiKey(
  attempt: Attempt,
  scheme: SecurityScheme & { type: "apiKey" },
  key: string,
): Promise<Attempt> {
  if (scheme.in === "header") return addHeader(attempt, scheme.name, key);
  if (scheme.in === "cookie") {
    const present = attempt.request.headers.get("cookie");
    const cookie = `${scheme.name}=${encodeURIComponent(key)}`;
    return withHeader(attempt, "Cookie", present ? `${present}; ${cookie}` : cookie);
  }
  const url = new URL(attempt.request.url);
  // Not `searchParams.set`, which would write the other parameters anew in another encoding.
  const pairs = url.search.slice(1).split("&");
  const others = pairs.filter((pair) => pair !== "" && decodeName(pair) !== scheme.name);
  url.search = [...others, `${encodeURIComponent(scheme.name)}=${encodeURIComponent(key)}`].join("&");
  const added = merge(attempt.credentials, { headers: [], query: [scheme.name] });
  const request = await withUrl(attempt.request, url.href, attempt.context.replayable);
  return { ...attempt, request, credentials: added };
}

function addHeader(attempt: Attempt, name: string, value: string): Attempt {
  return attempt.request.headers.has(name) ? mark(attempt, name) : withHeader(attempt, name, value);
}

function withHeader(attempt: Attempt, name: string, value: string): Attempt {
  const headers = new Headers(attempt.request.headers);
  headers.set(name, value);
  return mark({ ...attempt, request: new Request(attempt.request, { headers }) }, name);
}

function mark(attempt: Attempt, header: string): Attempt {
  return { ...attempt, credentials: merge(attempt.credentials, { headers: [header], query: [] }) };
}

function merge(before: AddedCredentials | undefined, more: AddedCredentials): AddedCredentials {
  return {
    headers: [...(before?.headers ?? []), ...more.headers],
    query: [...(before?.query ?? []), ...more.query],
  };
}

function encodeBasic(value: Credential["value"]): string {
  if (!isBasic(value)) throw new RangeError("a user name and a password are needed");
  // RFC 7617 §2: the first colon ends the user name.
  if (value.username.includes(":")) throw new RangeError("the user name must not hold a colon");
  const bytes = new TextEncoder().encode(`${value.username}:${value.password}`);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function text(value: Credential["value"]): string {
  if (isBasic(value)) throw new RangeError("a string is needed");
  return value;
}

function isBasic(value: Credential["value"]): value is BasicCredentials {
  return typeof value === "object";
}

function decodeName(pair: string): string {
  const [name = ""] = pair.split("=", 1);
  try {
    return decodeURIComponent(name.replaceAll("+", " "));
  } catch {
    return name;
  }
}
