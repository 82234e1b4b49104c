import type { BodyLimits, Deprecation, Failure, Operation } from "@lockstep/operation";
import type { ValidationEngineFactory } from "../engines/engine.ts";
import type { Logger } from "../serve/logger.ts";
import type { State } from "../state/state.ts";
import type { SchemeKind, SecurityHandlers } from "./security-handler.ts";

/** What `createServer` takes. `Handlers` and `Schemes` come from the contract: a missing one does not compile. */
export type ServerOptions<
  Handlers,
  Schemes extends { readonly [name: string]: SchemeKind },
  Principal = unknown,
  Services = unknown,
> = CommonServerOptions<Principal> & {
  readonly handlers: Handlers;
} & (keyof Schemes extends never
    ? { readonly security?: Readonly<Record<never, never>> }
    : { readonly security: SecurityHandlers<Schemes, Principal> }) &
  (unknown extends Services ? { readonly services?: Services } : { readonly services: Services });

export interface CommonServerOptions<Principal = unknown> {
  /** What several instances of this server share. Default `memoryState()`. */
  readonly state?: State;
  /**
   * Signs paging cursors; at least 32 characters. Default: random, kept in `state`, so that with `memoryState()` cursors end
   * with the process.
   */
  readonly cursorSecret?: string;
  /** Default: the system clock. */
  readonly now?: () => Date;
  /**
   * Whether answers are checked against the contract before they are sent: `log` reports a breach, `throw` also answers 500.
   * Default by `NODE_ENV`: `off` in production, `throw` in test, else `log`.
   */
  readonly validateResponses?: "off" | "log" | "throw";
  /** Default: errors and warnings as JSON lines on the standard error stream. */
  readonly logger?: Logger;
  /** Checks bodies. Default: express-openapi-validator. */
  readonly engine?: ValidationEngineFactory;
  /**
   * Turns an error that a handler throws into a code of its operation. `undefined`: the internal code.
   * Without it nothing of a thrown error is ever answered.
   */
  readonly trustedErrors?: (error: unknown, operation: Operation) => Failure | undefined;
  readonly limits?: Partial<BodyLimits>;
  /** Told of every call of a deprecated operation, so that its callers can be counted. */
  readonly onUsage?: (usage: DeprecatedUsage<Principal>) => void;
  /** Path before all paths of the contract. Default: the path of the contract's first server; `""` for none. */
  readonly basePath?: string;
}

export interface DeprecatedUsage<Principal> {
  readonly operation: Operation;
  readonly deprecation: Deprecation;
  readonly principal: Principal | undefined;
  readonly requestId: string;
  /** Whether the call was refused because the operation is gone. */
  readonly removed: boolean;
}
