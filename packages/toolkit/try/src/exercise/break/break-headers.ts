import { matchMediaType } from "@lockstep/operation";
import { type BreakKind, targetOf } from "./breaking.ts";
import { withoutPair } from "./query.ts";

/** Nobody declares it. */
const unknownType = "application/x-lockstep-broken";

export const missingCredentials: BreakKind = {
  name: "the credentials are missing",
  change: ({ operation, request, api }) => {
    const { security = [] } = operation;
    if (security.length === 0 || security.some((all) => Object.keys(all).length === 0)) return undefined;
    const schemes = security.flatMap((all) => Object.keys(all)).map((name) => api.securitySchemes[name]);
    // A certificate is shown by the connection, whatever the request says.
    if (schemes.some((scheme) => scheme === undefined || scheme.type === "mutualTLS")) return undefined;
    let target = targetOf(request);
    const headers: Record<string, null> = { authorization: null };
    for (const scheme of schemes) {
      if (scheme?.type !== "apiKey") continue;
      if (scheme.in === "query") target = withoutPair(target, scheme.name);
      else headers[scheme.in === "cookie" ? "cookie" : scheme.name.toLowerCase()] = null;
    }
    return { how: "no credentials", target, headers };
  },
};

export const notAcceptable: BreakKind = {
  name: "nothing acceptable",
  change: ({ operation }) => {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
    const declared = successes.map(([, { mediaTypes = [] }]) => mediaTypes);
    // A success without a body is acceptable to everybody.
    if (declared.length === 0 || declared.some((types) => types.length === 0)) return undefined;
    if (matchMediaType(declared.flat(), unknownType) !== undefined) return undefined;
    return { how: `only ${unknownType} is accepted`, headers: { accept: unknownType } };
  },
};
