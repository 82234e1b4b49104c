import type { CredentialSource, SchemeKind } from "./policies/auth/credentials.ts";
import type { DeprecationOptions } from "./policies/deprecation/deprecation.ts";
import type { RetrySettings } from "./policies/retry/retry-settings.ts";
import type { TimeoutSettings } from "./policies/timeout/timeout.ts";
import type { Policy } from "./policy.ts";
import type { Schedule, Wait } from "./time.ts";

/** How each security scheme of a contract takes its credentials, by the scheme's name. Generated. */
export type SecuritySchemes = { readonly [scheme: string]: SchemeKind };

/**
 * Settings of a client.
 * @typeParam Schemes the contract's security schemes.
 */
export interface ClientOptions<Schemes extends SecuritySchemes = SecuritySchemes> {
  /**
   * Absolute http or https URL, with or without a path and a trailing slash. Default: the contract's first absolute server; operations
   * that the contract has at servers of their own are called there. Another URL is where all operations are.
   */
  readonly baseUrl?: string;
  /** Credentials by security scheme: a value, or a function that is asked for each attempt. Default none. */
  readonly auth?: { readonly [Scheme in keyof Schemes]?: CredentialSource<Schemes[Scheme]> | undefined };
  /** Default `globalThis.fetch`, looked up at each attempt, so that whatever replaces it later is used. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Sent with every request; headers of the operation and of the call win over them. Default none. */
  readonly headers?: HeadersInit;
  /** Further settings of `fetch`, such as `credentials: "include"` in browsers. Default the platform's. */
  readonly requestInit?: Omit<RequestInit, "body" | "headers" | "method" | "signal" | "window">;
  /**
   * Policies beside the default ones: one with the name of a default policy takes its place, others are added. A function gets
   * the whole list, outermost first, and gives back the one to use. Default: {@link defaultPolicies}.
   */
  readonly policies?: readonly Policy[] | ((defaults: readonly Policy[]) => readonly Policy[]);
  /** Settings of the default retry policy; `false` never retries. */
  readonly retry?: Partial<RetrySettings> | false;
  /** Settings of the default timeout policies. */
  readonly timeout?: TimeoutSettings;
  /** Settings of the default deprecation policy; `false` is silent. */
  readonly deprecation?: DeprecationOptions | false;
  /** Called once for each deprecated operation that is called. Default: `logger.warn`, else `console.warn`. */
  readonly onDeprecated?: DeprecationOptions["onDeprecated"];
  /** Makes the `X-Request-Id` of a call; `false` sends none. Default: a random UUID. */
  readonly requestId?: (() => string) | false;
  /** Gets what is worth telling: never bodies, headers or credentials. Default: warnings go to `console`. */
  readonly logger?: Logger;
  /** Default: the system's clock. */
  readonly now?: () => Date;
  /** From 0 to 1, for the jitter of retries. Default `Math.random`. */
  readonly random?: () => number;
  /** Waits between attempts. Default: the platform's timers. */
  readonly wait?: Wait;
  /** Starts the timers of timeouts. Default: the platform's timers. */
  readonly schedule?: Schedule;
}

/** Settings of one call. They win over the client's. */
export interface CallOptions {
  /** Ends the call at once, also while it waits; the failure is `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Further headers; they win over all others. */
  readonly headers?: HeadersInit;
  /** Limits of this call. */
  readonly timeout?: TimeoutSettings;
  /** Settings of this call's retries; `false` sends it once. */
  readonly retry?: Partial<RetrySettings> | false;
}

/** Where a client tells of what is worth knowing. */
export interface Logger {
  /** Told of deprecated operations that are called. */
  readonly warn: (message: string) => void;
  /** Told of each retry. Default: not told. */
  readonly debug?: (message: string) => void;
}
