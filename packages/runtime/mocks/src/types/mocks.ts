import type { MswHandler } from "../adapters/msw.ts";
import type { MockOperation, UnknownOperation } from "./mock-operation.ts";

/** Mocks of one contract. Generated interfaces add a member for each operation, and `collections`. */
export interface Mocks<OperationId extends string = string> {
  /**
   * For `setupServer(...mocks.handlers)` or `setupWorker(...mocks.handlers)`: one handler for all operations; requests that
   * the contract does not know stay unhandled.
   * @throws MswMissingError when MSW is not installed.
   */
  readonly handlers: readonly MswHandler[];
  /** The mocks as a `fetch`, without MSW: pass it where a client takes one. */
  readonly fetch: typeof globalThis.fetch;
  /** The members by operation id, for ids that are not known when compiling. @throws RangeError for an unknown one. */
  operation(id: string): MockOperation<UnknownOperation>;
  /** What was called since the last reset, in order; of one operation, or of all. */
  calls<Id extends OperationId = OperationId>(operation?: Id): readonly MockCall<Id>[];
  /** Puts the API into a state in which operations answer otherwise; takes the place of the scenario before. */
  scenario(name: Scenario): void;
  /** Back to the start: overrides, scenario, calls and collections. */
  reset(): void;
}

/**
 * - `slow`: every answer takes two seconds longer.
 * - `overloaded`: every operation answers 503 with `Retry-After: 1`.
 * - `rate-limited`: every operation answers 429 with `Retry-After: 1`.
 * - `sunset-passed`: deprecated operations that have a sunset are gone (410).
 * - `flaky(n)`: of each n + 1 attempts the first n answer 503 with `Retry-After: 0`. `flaky` is `flaky(1)`. Attempts with one
 *   `X-Request-Id` are counted together, others by method and URL.
 * - `empty-middle-page`: the second page of lists that are paged by cursor is empty, though more follow.
 */
export type Scenario =
  | "slow"
  | "overloaded"
  | "rate-limited"
  | "sunset-passed"
  | "flaky"
  | `flaky(${number})`
  | "empty-middle-page";

/** One request and what it was answered. */
export interface MockCall<OperationId extends string = string> {
  readonly operation: OperationId;
  readonly method: string;
  readonly url: string;
  /** Parameters as the contract types them. */
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Lower-case names; credentials are left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it was decoded; absent where there was none, or where it was refused unread. */
  readonly body?: unknown;
  /** 0 when the connection was broken. */
  readonly status: number;
  /** The error code that was answered. */
  readonly code?: string;
  /** 1, or more when the caller sent the same `X-Request-Id` to this operation before. */
  readonly attempt: number;
}
