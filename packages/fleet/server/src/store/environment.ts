/** What the store takes from outside, so that tests can decide it. */
export interface Environment {
  /** The present. */
  readonly now: () => Date;
  readonly randomUUID: () => string;
  /** As many random bytes as asked for, fit for secrets. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** A clock that never goes back, in milliseconds, to measure durations with. */
  readonly monotonicMs: () => number;
}

/** The present as the tables hold it, `offsetSeconds` later. */
export function instant(now: Date, offsetSeconds = 0): string {
  return new Date(now.getTime() + offsetSeconds * 1000).toISOString();
}

const lastInstant = "9999-12-31T23:59:59.999Z";

/**
 * An RFC 3339 date-time, in any offset, as the tables hold it. A leap second counts as the second before it.
 * @throws RangeError when it is no date-time.
 */
export function normalizedInstant(text: string): string {
  const date = new Date(text.replace(/^(\S+[T ]\d\d:\d\d:)60/i, "$159"));
  if (Number.isNaN(date.getTime()))
    throw new RangeError(`${JSON.stringify(text)} is not a date-time (RFC 3339 §5.6).`);
  return date.getUTCFullYear() > 9999 ? lastInstant : date.toISOString();
}
