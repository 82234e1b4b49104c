import type { Store } from "./store/index.ts";

/** What every handler of the Fleet server is given. */
export interface Services {
  readonly store: Store;
  /** When the server was made. */
  readonly startedAt: Date;
}
