import {
  composeImpliedFailure,
  composeOtherMethod,
  composeValidationFailure,
  findOperation,
  type Operation,
  type ReplyContext,
  type RouteTable,
  targetViolation,
  type WireReply,
} from "@lockstep/operation";
import { type Base, type Target, targetBelow } from "./base.ts";

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
  const violation = targetViolation(target.reference);
  // On an origin of its own an odd address is a mistake; on any origin it may be anybody's.
  if (violation && (base.origin !== undefined || refuseUnknown)) {
    return { reply: (context) => composeValidationFailure([violation], context) };
  }
  const found = violation ? undefined : findOperation(routes, method, target.path);
  if (!found) {
    return refuseUnknown ? { reply: (context) => composeImpliedFailure("notFound", context) } : undefined;
  }
  if ("operation" in found) return { target, ...found };
  return { reply: (context) => composeOtherMethod(method, found.allow, context) };
}
