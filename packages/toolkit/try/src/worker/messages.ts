import type { Reduction } from "../reduce/reduce-failures.ts";
import type { LinePhase, TryResult } from "../result.ts";
import type { TryJob } from "../try-document.ts";

/** What the process that tries a document is told. */
export interface ToWorker {
  readonly job: TryJob;
  /** Default: failures are not made small. */
  readonly reduction?: Reduction;
}

/** What it tells. */
export type FromWorker =
  | { readonly kind: "ready" }
  /** A phase begins; the result as it is by then. */
  | { readonly kind: "phase"; readonly phase: LinePhase; readonly result: TryResult }
  /** All phases have been run; now failures are made small. */
  | { readonly kind: "tried"; readonly result: TryResult }
  | { readonly kind: "done"; readonly result: TryResult };
