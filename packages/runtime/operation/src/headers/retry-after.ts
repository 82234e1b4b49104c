import { parseHttpDate } from "./http-date.ts";

/**
 * When a `Retry-After` header allows the next attempt (RFC 9110 §10.2.3): delay-seconds or an HTTP-date.
 * `undefined` when it is absent or malformed. A fraction of a second, which some servers send, is taken too.
 */
export function readRetryAfter(value: string | null | undefined, now: Date): Date | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d{1,10}(\.\d+)?$/.test(text)) return new Date(now.getTime() + Math.ceil(Number(text) * 1000));
  return parseHttpDate(text);
}
