/** When and how calls are tried again. */
export interface RetrySettings {
  /** The first one included. Default 3. */
  readonly maxAttempts: number;
  /** Statuses after which another try makes sense. Default 408, 425, 429, 500, 502, 503, 504. */
  readonly statuses: readonly number[];
  /** Whether to try again when no answer came, or none in time. Default true. */
  readonly networkErrors: boolean;
  /** Upper bound of the first delay, in ms; it doubles with each attempt. Default 250. */
  readonly baseMs: number;
  /** Upper bound of every delay that the server does not ask for, in ms. Default 20 000. */
  readonly maxDelayMs: number;
  /** `full`: a random part of the bound. `none`: the bound. Default `full`. */
  readonly jitter: "full" | "none";
  /** The longest `Retry-After` to wait for, in ms; above it the call ends with `retryAt`. Default 60 000. */
  readonly maxRetryAfterMs: number;
}

/** What holds where nothing else is said. */
export const retryDefaults: RetrySettings = {
  maxAttempts: 3,
  statuses: [408, 425, 429, 500, 502, 503, 504],
  networkErrors: true,
  baseMs: 250,
  maxDelayMs: 20_000,
  jitter: "full",
  maxRetryAfterMs: 60_000,
};
