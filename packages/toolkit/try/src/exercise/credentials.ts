import type { Api } from "@lockstep/operation";

/** Something well-formed for every scheme, as a client's `auth` takes it. */
export function credentialsOf({ securitySchemes }: Api): object {
  return Object.fromEntries(
    Object.entries(securitySchemes).flatMap(([name, scheme]): [string, unknown][] => {
      if (scheme.type === "mutualTLS") return [];
      const basic = scheme.type === "http" && scheme.scheme.toLowerCase() === "basic";
      return [[name, basic ? { username: "user", password: "secret" } : "token"]];
    }),
  );
}
