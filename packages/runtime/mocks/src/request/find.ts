import {
  composeImpliedFailure,
  composeValidationFailure,
  type Operation,
  type ReplyContext,
  type RouteTable,
  type WireReply,
} from "@lockstep/operation";
import { type Base, type Target, targetBelow } from "./base.ts";
import { targetViolation } from "./canonical.ts";

/** A request that is for one operation. */
export interface Routed {
  readonly target: Target;
  readonly operation: Operation;
  /** Raw values of the path's names. */
  readonly path: Readonly<Record<string, string>>;
}

/** A request that is for none, and is answered all the same. */
export interface Unrouted {
  readonly reply: (context: ReplyContext) => WireReply;
}

/** Finds what a request is for. `undefined`: the contract does not know it. */
export function findRoute(
  base: Base,
  routes: RouteTable<Operation>,
  refuseUnknown: boolean,
  { method, url }: Pick<Request, "method" | "url">,
): Routed | Unrouted | undefined {
  const target = targetBelow(base, url);
  if (!target) return undefined;
  const violation = targetViolation(target);
  // On an origin of its own an odd address is a mistake; on any origin it may be anybody's.
  if (violation && (base.origin !== undefined || refuseUnknown)) {
    return { reply: (context) => composeValidationFailure([violation], context) };
  }
  const found = violation ? undefined : routes.match(method, target.path);
  if (!found) {
    return refuseUnknown ? { reply: (context) => composeImpliedFailure("notFound", context) } : undefined;
  }
  if (found.route) return { target, operation: found.route, path: found.path };
  const { allowed } = found;
  if (method === "HEAD" && allowed.includes("GET")) {
    return findRoute(base, routes, refuseUnknown, { method: "GET", url });
  }
  const names = new Set([...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"]);
  const headers = { Allow: [...names].sort().join(", ") };
  if (method === "OPTIONS") {
    return {
      reply: ({ requestId }) => ({ status: 204, headers: { ...headers, "X-Request-Id": requestId } }),
    };
  }
  return { reply: (context) => composeImpliedFailure("methodNotAllowed", context, { headers }) };
}
