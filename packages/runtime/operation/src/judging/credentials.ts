import type { SecurityScheme } from "../api.ts";
import type { Operation } from "../operation.ts";

/** Where credentials are looked for. */
export interface CredentialSource {
  /** By lower-case name; several lines of one name joined (RFC 9110 §5.3). */
  readonly header: (name: string) => string | undefined;
  /** Raw query string without `?`. */
  readonly query: string;
  /** Whether the transport layer has verified a certificate of the caller's. */
  readonly certified: boolean;
}

/** Well-formed credentials of a scheme. */
export type Credential =
  | { readonly type: "bearer" | "oauth2" | "openIdConnect"; readonly token: string }
  | { readonly type: "basic"; readonly username: string; readonly password: string }
  | { readonly type: "apiKey"; readonly key: string }
  /** Any other HTTP scheme: what follows its name in `Authorization`. */
  | { readonly type: "http"; readonly credentials: string }
  | { readonly type: "mutualTLS" };

/** Finds the credentials of a scheme in a request; `undefined`: none, or malformed ones. */
export function findCredential(scheme: SecurityScheme, source: CredentialSource): Credential | undefined {
  switch (scheme.type) {
    case "apiKey":
      return apiKey(scheme, source);
    case "mutualTLS":
      return source.certified ? { type: "mutualTLS" } : undefined;
    case "oauth2":
    case "openIdConnect":
      return bearer(scheme.type, source.header("authorization"));
    case "http":
      return http(scheme.scheme.toLowerCase(), source.header("authorization"));
  }
}

/** A challenge of `WWW-Authenticate` (RFC 9110 §11.6.1) for a scheme. */
export function challengeOf(scheme: SecurityScheme): string {
  if (scheme.type === "apiKey") return "ApiKey";
  if (scheme.type === "mutualTLS") return "Mutual";
  if (scheme.type !== "http" || /^bearer$/i.test(scheme.scheme)) return "Bearer";
  if (/^basic$/i.test(scheme.scheme)) return 'Basic realm="api", charset="UTF-8"';
  return scheme.scheme;
}

/** Names of the query parameters that hold an operation's credentials. */
export function credentialNames(
  { security = [] }: Operation,
  schemes: { readonly [name: string]: SecurityScheme },
): readonly string[] {
  return security
    .flatMap((requirement) => Object.keys(requirement))
    .flatMap((name) => {
      const scheme = schemes[name];
      return scheme?.type === "apiKey" && scheme.in === "query" ? [scheme.name] : [];
    });
}

function http(scheme: string, header: string | undefined): Credential | undefined {
  if (scheme === "bearer") return bearer("bearer", header);
  if (scheme === "basic") return basic(header);
  const [name = "", credentials = ""] = (header ?? "").trim().split(/ +(.*)/s, 2);
  return name.toLowerCase() === scheme && credentials !== "" ? { type: "http", credentials } : undefined;
}

// RFC 6750 §2.1: the name, then one token68 and nothing else.
function bearer(
  type: "bearer" | "oauth2" | "openIdConnect",
  header: string | undefined,
): Credential | undefined {
  const token = /^bearer +([\w.~+/-]+=*) *$/i.exec(header ?? "")?.[1];
  return token === undefined ? undefined : { type, token };
}

// RFC 7617 §2: user-id and password, UTF-8, parted by the first colon.
function basic(header: string | undefined): Credential | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
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

function apiKey(
  { in: place, name }: Extract<SecurityScheme, { type: "apiKey" }>,
  { header, query }: CredentialSource,
): Credential | undefined {
  if (place === "header") {
    const value = header(name.toLowerCase());
    return value ? { type: "apiKey", key: value } : undefined;
  }
  const values =
    place === "query" ? new URLSearchParams(query).getAll(name) : cookies(header("cookie"), name);
  const [key] = values;
  // Of two keys one could be checked and the other used.
  return values.length === 1 && key ? { type: "apiKey", key } : undefined;
}

function cookies(header: string | undefined, name: string): readonly string[] {
  return (header ?? "")
    .split(";")
    .map((pair) => pair.trim().split(/=(.*)/s, 2))
    .filter(([key]) => key === name)
    .map(([, value = ""]) => value.replace(/^"(.*)"$/, "$1"));
}
