import type { BodySource, Operation, ReplyContext } from "@lockstep/operation";
import type { Routed } from "./find.ts";

/** One request to one operation. */
export interface Incoming {
  readonly request: Request;
  readonly routed: Routed;
  /** Can be read more than once. */
  readonly body: BodySource;
  readonly header: (name: string) => string | undefined;
  readonly context: ReplyContext & { readonly operation: Operation };
  /** How often this was asked already, as scenarios count it; from 1. */
  readonly attempt: number;
}
