import {
  composeImpliedFailure,
  composeOtherMethod,
  composeValidationFailure,
  type FoundOperation,
  type OperationFinder,
  type ReplyContext,
  targetViolation,
  type WireReply,
} from "@lockstep/operation";
import { type Base, type Target, targetBelow } from "./base.ts";

/** A request that is for an operation. */
export interface Routed extends FoundOperation {
  readonly target: Target;
}

/** A request that is for one of several operations, or for the only one: never empty. */
export interface Ambiguous {
  readonly candidates: readonly Routed[];
}

/** A request that is for none, and is answered all the same. */
export interface Unrouted {
  readonly reply: (context: ReplyContext) => WireReply;
}

/** What of a request says what it is for. */
export interface Addressed {
  readonly method: string;
  readonly url: string;
  readonly header: (name: string) => string | undefined;
}

/** A base, and what finds the operations below it. */
export interface Site {
  readonly base: Base;
  readonly finder: OperationFinder;
}

/** Finds what a request is for, at the first of the sites that knows it. `undefined`: the contract does not know it. */
export function findRoute(
  sites: readonly Site[],
  refuseUnknown: boolean,
  addressed: Addressed,
): Ambiguous | Unrouted | undefined {
  let unrouted: Unrouted | undefined;
  for (const site of sites) {
    const found = findAt(site, refuseUnknown, addressed);
    if (found && "candidates" in found) return found;
    unrouted ??= found;
  }
  return unrouted;
}

function findAt(
  { base, finder }: Site,
  refuseUnknown: boolean,
  { method, url, header }: Addressed,
): Ambiguous | Unrouted | undefined {
  const target = targetBelow(base, url);
  if (!target) return undefined;
  const violation = targetViolation(target.reference);
  // On an origin of its own an odd address is a mistake; on any origin it may be anybody's.
  if (violation && (base.origin !== undefined || refuseUnknown)) {
    return { reply: (context) => composeValidationFailure([violation], context) };
  }
  const { path, query } = target;
  const found = violation ? undefined : finder.find({ method, path, query, header });
  if (!found) {
    return refuseUnknown ? { reply: (context) => composeImpliedFailure("notFound", context) } : undefined;
  }
  if (found.candidates) return { candidates: found.candidates.map((one) => ({ target, ...one })) };
  return { reply: (context) => composeOtherMethod(method, found.allow, context) };
}
