import { TLSSocket } from "node:tls";
import type { SecurityScheme } from "@lockstep/operation";
import type { Request } from "express";

/** Well-formed credentials of a scheme in a request; `undefined`: none. */
export function findCredentials(
  scheme: SecurityScheme,
  request: Request,
  query: string,
): Readonly<Record<string, unknown>> | undefined {
  switch (scheme.type) {
    case "apiKey":
      return apiKey(scheme, request, query);
    case "mutualTLS":
      return request.socket instanceof TLSSocket && request.socket.authorized ? {} : undefined;
    case "oauth2":
    case "openIdConnect":
      return bearer(request.headers.authorization);
    case "http":
      return http(scheme.scheme.toLowerCase(), request.headers.authorization);
  }
}

/** A challenge of `WWW-Authenticate` (RFC 9110 §11.6.1) for a scheme. */
export function challenge(scheme: SecurityScheme): string {
  if (scheme.type === "apiKey") return "ApiKey";
  if (scheme.type === "mutualTLS") return "Mutual";
  if (scheme.type !== "http" || /^bearer$/i.test(scheme.scheme)) return "Bearer";
  if (/^basic$/i.test(scheme.scheme)) return 'Basic realm="api", charset="UTF-8"';
  return scheme.scheme;
}

function http(scheme: string, header: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (scheme === "bearer") return bearer(header);
  if (scheme === "basic") return basic(header);
  const [name = "", credentials = ""] = (header ?? "").trim().split(/ +(.*)/s, 2);
  return name.toLowerCase() === scheme && credentials !== "" ? { credentials } : undefined;
}

// RFC 6750 §2.1: the name, then one token68 and nothing else.
function bearer(header: string | undefined): { readonly token: string } | undefined {
  const token = /^bearer +([\w.~+/-]+=*) *$/i.exec(header ?? "")?.[1];
  return token === undefined ? undefined : { token };
}

// RFC 7617 §2: user-id and password, UTF-8, parted by the first colon.
function basic(
  header: string | undefined,
): { readonly username: string; readonly password: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(encoded, "base64"));
    const colon = text.indexOf(":");
    return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
  } catch {
    return undefined;
  }
}

function apiKey(
  { in: place, name }: Extract<SecurityScheme, { type: "apiKey" }>,
  request: Request,
  query: string,
): { readonly key: string } | undefined {
  if (place === "header") {
    const value = request.headers[name.toLowerCase()];
    return typeof value === "string" && value !== "" ? { key: value } : undefined;
  }
  const values = place === "query" ? new URLSearchParams(query).getAll(name) : cookies(request, name);
  const [key] = values;
  // Of two keys one could be checked and the other used.
  return values.length === 1 && key ? { key } : undefined;
}

function cookies(request: Request, name: string): readonly string[] {
  return (request.headers.cookie ?? "")
    .split(";")
    .map((pair) => pair.trim().split(/=(.*)/s, 2))
    .filter(([key]) => key === name)
    .map(([, value = ""]) => value.replace(/^"(.*)"$/, "$1"));
}
