import type { Failure } from "@lockstep/operation";
import type { PageMore } from "../types/handler.ts";
import type { FailureReply, PageReply } from "../types/reply.ts";

export interface MarkedPage {
  readonly items: readonly unknown[];
  readonly more: PageMore;
}

// Kept aside: no object that a handler gets from elsewhere can pass for one of ours.
const failures = new WeakMap<object, Failure>();
const pages = new WeakMap<object, MarkedPage>();

export function markFailure<Code extends string>(
  failure: Failure & { readonly code: Code },
): FailureReply<Code> {
  const reply = Object.freeze({ code: failure.code });
  failures.set(reply, failure);
  // The mark exists in the types only.
  return reply as unknown as FailureReply<Code>;
}

export function markPage<Item>(items: readonly Item[], more: PageMore = {}): PageReply<Item> {
  const reply = Object.freeze({});
  pages.set(reply, { items, more });
  return reply as unknown as PageReply<Item>;
}

export function failureOf(reply: unknown): Failure | undefined {
  return typeof reply === "object" && reply !== null ? failures.get(reply) : undefined;
}

export function pageOf(reply: unknown): MarkedPage | undefined {
  return typeof reply === "object" && reply !== null ? pages.get(reply) : undefined;
}
