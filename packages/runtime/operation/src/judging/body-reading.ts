import type { Violation } from "../validation/violation.ts";

/** What a body holds, or why it cannot be read. */
export type BodyReading =
  | {
      /** What a handler gets. */
      readonly value: unknown;
      /** What is held against the schema. Default: the value. */
      readonly judged?: unknown;
      /** The schema says nothing of a value of this kind. Default false. */
      readonly unjudged?: boolean;
      /** What is wrong beside what the schema says. Default none. */
      readonly violations?: readonly Violation[];
      /** Puts what was found of `judged` in terms of what was sent. */
      readonly reword?: (found: readonly Violation[]) => readonly Violation[];
    }
  | { readonly problem: string };
