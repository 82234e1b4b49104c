/** Formats an instant as an IMF-fixdate (RFC 9110 §5.6.7), e.g. `Sun, 06 Nov 1994 08:49:37 GMT`. */
export function formatHttpDate(date: Date): string {
  return date.toUTCString();
}

/** Reads an HTTP-date, or an RFC 3339 instant as some servers send; `undefined` when it is neither. */
export function parseHttpDate(value: string | null | undefined): Date | undefined {
  if (!value || !/^[A-Z][a-z]{2,8},? |^\d{4}-\d{2}-\d{2}/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time);
}
