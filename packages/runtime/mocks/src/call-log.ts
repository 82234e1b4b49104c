import type { MockCall } from "./types/mocks.ts";

/** What was called since the last reset. */
export interface CallLog {
  readonly calls: MockCall[];
  /** Adds one to a count and gives it: 1 the first time. */
  count(...key: readonly string[]): number;
  clear(): void;
}

export function createCallLog(): CallLog {
  const calls: MockCall[] = [];
  const counts = new Map<string, number>();
  return {
    calls,
    count(...key) {
      const name = JSON.stringify(key);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return count;
    },
    clear() {
      calls.length = 0;
      counts.clear();
    },
  };
}

/** The address without the values of query parameters that are credentials. */
export function loggedUrl(address: string, secret: readonly string[]): string {
  const url = new URL(address);
  const found = secret.filter((name) => url.searchParams.has(name));
  for (const name of found) url.searchParams.set(name, "***");
  return found.length > 0 ? url.href : address;
}

/** Headers without credentials, lower case. */
export function loggedHeaders(headers: Headers, secret: readonly string[]): Readonly<Record<string, string>> {
  const hidden = new Set(["authorization", "proxy-authorization", "cookie", ...secret]);
  return Object.fromEntries([...headers].filter(([name]) => !hidden.has(name.toLowerCase())));
}
