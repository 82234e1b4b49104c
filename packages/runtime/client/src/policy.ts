import type { Operation } from "@lockstep/operation";
import type { CallOptions, Logger } from "./options.ts";
import type { Schedule, Wait } from "./time.ts";

/** Sends a request and gives its answer, whatever its status. Rejects with an `ApiCallError` when there is none. */
export type Send = (attempt: Attempt) => Promise<Response>;

/**
 * Wraps a send; the first policy in a list is outermost. It is called once for each client, so what it closes over is the
 * client's state. Name it with {@link definePolicy} to replace a policy or to choose its place.
 */
export type Policy = ((next: Send) => Send) & {
  readonly policyName?: string;
  /** `call`: around all attempts. `attempt`: around each one. Default `attempt`. */
  readonly scope?: PolicyScope;
};

/** Whether a policy is around all attempts of a call, or around each one. */
export type PolicyScope = "call" | "attempt";

/** A request on its way. Policies pass changed copies on: `next({ ...attempt, request })`. */
export interface Attempt {
  /** Carries no credentials outside the `auth` policy. To send it more than once, pass clones on. */
  readonly request: Request;
  /** Absent: the contract does not have what is requested (through `raw`). */
  readonly operation: Operation | undefined;
  readonly options: CallOptions;
  /** Aborted when nobody waits for the answer any more; what is thrown then is its reason. */
  readonly signal: AbortSignal;
  /** Counted from 1. */
  readonly number: number;
  /** Names of what `auth` added, so that it is not sent to another origin nor shown. */
  readonly credentials?: AddedCredentials;
  /** One for all attempts of a call. */
  readonly context: CallContext;
}

/** Where `auth` has put credentials. */
export interface AddedCredentials {
  readonly headers: readonly string[];
  readonly query: readonly string[];
}

/** What all attempts of one call share. */
export interface CallContext {
  /** The operation's id, or `METHOD /path`: for messages. */
  readonly name: string;
  /** Whether the body can be sent again: it is no stream. */
  replayable: boolean;
  /** Whether the caller reads the answer's body as a stream. */
  readonly streaming: boolean;
  readonly environment: Environment;
  /** How many requests were sent so far. */
  attempts: number;
  /** The id that was sent with the request. */
  requestId?: string;
  /** Set when the server asks to wait longer than the client may. */
  rateLimitedUntil?: Date;
}

/** What a client's policies get from outside. */
export interface Environment {
  /** Where credentials of an operation may be sent to. */
  readonly originOf: (operation: Operation) => string;
  readonly now: () => Date;
  readonly random: () => number;
  readonly wait: Wait;
  readonly schedule: Schedule;
  readonly logger: Logger;
}

/** What the attempts of a new call share. */
export function createContext(
  call: Pick<CallContext, "name" | "replayable" | "streaming" | "environment">,
): CallContext {
  return { ...call, attempts: 0 };
}

/** Gives a policy its name and its place. */
export function definePolicy(name: string, scope: PolicyScope, policy: (next: Send) => Send): Policy {
  return Object.assign((next: Send): Send => policy(next), { policyName: name, scope });
}

/** The policies around a send, the first one outermost. */
export function composePolicies(policies: readonly Policy[], send: Send): Send {
  return policies.reduceRight((next, policy) => policy(next), send);
}

/**
 * The default policies with others put in: by name in another's place, else as the last of their scope, but outside `auth`, so
 * that they see no credentials.
 */
export function placePolicies(
  defaults: readonly Policy[],
  more: readonly Policy[] | ((defaults: readonly Policy[]) => readonly Policy[]) = [],
): readonly Policy[] {
  if (typeof more === "function") return more(defaults);
  const placed = [...defaults];
  for (const policy of more) {
    const same = placed.findIndex(
      ({ policyName }) => policyName !== undefined && policyName === policy.policyName,
    );
    if (same >= 0) placed[same] = policy;
    else placed.splice(placeOf(placed, policy.scope ?? "attempt"), 0, policy);
  }
  return placed;
}

function placeOf(placed: readonly Policy[], scope: PolicyScope): number {
  const inner = placed.findIndex(({ policyName }) => policyName === (scope === "call" ? "retry" : "auth"));
  if (inner >= 0) return inner;
  return scope === "call" ? 0 : placed.length;
}
