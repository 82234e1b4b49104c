import type { SecuritySchemeModel } from "@lockstep/contract";

/** What a security scheme carries (OAS 3.1 §4.8.27): OAuth 2 and OpenID Connect travel as bearer tokens. */
export type CredentialKind = "apiKey" | "basic" | "bearer" | "http" | "mutualTLS";

/** The kind of credential of a security scheme; `http` is a scheme other than basic and bearer. */
export function credentialKind({ scheme: { type, scheme } }: SecuritySchemeModel): CredentialKind {
  if (type === "apiKey" || type === "mutualTLS") return type;
  const http = String(scheme).toLowerCase();
  if (type !== "http" || http === "bearer") return "bearer";
  return http === "basic" ? "basic" : "http";
}
