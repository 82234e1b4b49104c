import type { Operation } from "@lockstep/operation";
import type { SecurityHandler } from "@lockstep/server";
import type { Principal, Role, Store } from "./store/index.ts";

/**
 * Finds who a bearer token belongs to, and whether the role suffices: roles that the contract names as scopes, and `operator` or
 * `admin` for whatever changes something other than one's own session.
 */
export function bearerAuth({ sessions }: Store): SecurityHandler<"bearer", Principal> {
  return ({ token, operation, scopes, fail }) => {
    const found = sessions.authenticate(token);
    if (found.state === "invalid") return fail("AUTH_INVALID_TOKEN");
    if (found.state === "expired") return fail("AUTH_EXPIRED_TOKEN");
    const { principal } = found;
    return mayCall(principal.role, operation, scopes) ? principal : fail("PERM_DENIED");
  };
}

function mayCall(role: Role, { id, method }: Operation, scopes: readonly string[]): boolean {
  if (role === "admin") return true;
  if (scopes.length > 0) return scopes.includes(role);
  return role === "operator" || method === "GET" || id === "logout";
}
