import type { Phase, TryResult } from "../result.ts";
import type { TryJob } from "../try-document.ts";

/** What the process that tries a document is told, and what it tells. */
export type ToWorker = { readonly job: TryJob };

export type FromWorker =
  | { readonly kind: "ready" }
  /** A phase begins; the result as it is by then. */
  | { readonly kind: "phase"; readonly phase: Phase; readonly result: TryResult }
  | { readonly kind: "done"; readonly result: TryResult };
