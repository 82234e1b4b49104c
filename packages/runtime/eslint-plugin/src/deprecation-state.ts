import type { DeprecationData } from "./lint-data.ts";

/** Where an operation stands on its way out. */
export type DeprecationState = "current" | "deprecated" | "removed";

/** The state at an instant, in ms since 1970. */
export function deprecationState(deprecation: DeprecationData, now: number): DeprecationState {
  const since = instantOf(deprecation.since, "T00:00:00Z");
  const sunset = instantOf(deprecation.sunset, "T23:59:59Z");
  if (deprecation.removed || (sunset !== undefined && now >= sunset)) return "removed";
  return since !== undefined && now < since ? "current" : "deprecated";
}

/** The day of a date-time as its author wrote it. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}

/** RFC 3339 in ms since 1970; a bare date stands for the given time of its day. */
export function instantOf(date: string | undefined, timeOfDay: string): number | undefined {
  if (date === undefined) return undefined;
  const instant = Date.parse(date.length === 10 ? date + timeOfDay : date);
  return Number.isNaN(instant) ? undefined : instant;
}
