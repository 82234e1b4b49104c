import type { DecodedParameters, Operation, PageRequest, ReplyContext, WireReply } from "@lockstep/operation";

/** A request that keeps the contract, to be answered. */
export interface Exchange {
  readonly operation: Operation;
  readonly parameters: DecodedParameters;
  readonly body?: unknown;
  /** Only for paged operations. */
  readonly page?: PageRequest;
  /** What cursors of this request are tied to. */
  readonly binding: string;
  /** Path and query as the caller sent them. */
  readonly reference: string;
  readonly context: ReplyContext & { readonly operation: Operation };
  /** See the scenario `empty-middle-page`. */
  readonly emptyMiddlePage: boolean;
}

/** What goes back. */
export interface Answer {
  readonly reply: WireReply;
  /** Whether the body is known to keep the contract. */
  readonly verified: boolean;
}
