import type { CursorCodec, Operation } from "@lockstep/operation";
import type { Store } from "./collections/store.ts";
import type { Sampling } from "./sampler/sampling.ts";
import type { MockContract } from "./types/contract.ts";

/** What all answers of one `mocks` object depend on. */
export interface World {
  readonly contract: MockContract;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly seed: number;
  /** Path before all paths of the contract. */
  readonly basePath: string;
  readonly sampling: Sampling;
  readonly cursors: CursorCodec;
  /** The collection that an operation works on, by operation id. */
  readonly stores: ReadonlyMap<string, StoreRole>;
}

/** An operation's part in a collection. */
export interface StoreRole {
  readonly store: Store;
  readonly role: "list" | "create" | "get" | "update" | "replace" | "delete";
}
