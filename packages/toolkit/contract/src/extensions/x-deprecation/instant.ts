/**
 * A date or time of RFC 3339 as an instant of UTC, e.g. `2026-12-31T23:59:59Z`. A bare date is its first second, or its
 * last for `end`. Undefined for a day that the calendar does not have.
 */
export function instantOf(text: string, bareDateIs: "start" | "end"): string | undefined {
  const [, year = "", month = "", day = "", time] = /^(\d{4})-(\d{2})-(\d{2})(.+)?$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const full =
    time === undefined
      ? `${text}T${bareDateIs === "start" ? "00:00:00" : "23:59:59"}Z`
      : text.replace(" ", "T").toUpperCase();
  const milliseconds = Date.parse(full);
  if (Number.isNaN(milliseconds)) return undefined;
  return new Date(milliseconds).toISOString().replace(/\.000Z$/, "Z");
}
