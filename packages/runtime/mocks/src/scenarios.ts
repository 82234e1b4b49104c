import type { ImpliedFailure, Operation } from "@lockstep/operation";
import type { Scenario } from "./types/mocks.ts";

/** What a scenario does to requests. */
export interface ScenarioEffect {
  /** Added to the time of each answer, in ms. Default 0. */
  readonly delayMs?: number;
  /** The failure that answers the n-th attempt, counted from 1. Default: none. */
  readonly failure?: (attempt: number) => ScenarioFailure | undefined;
  /** What time it is for an operation. Default: the clock's. */
  readonly now?: (operation: Operation, now: Date) => Date;
  readonly emptyMiddlePage?: boolean;
}

export interface ScenarioFailure {
  readonly implied: ImpliedFailure;
  readonly headers: Readonly<Record<string, string>>;
}

/** @throws RangeError for a name that is none. */
export function scenarioEffect(name: Scenario): ScenarioEffect {
  switch (name) {
    case "slow":
      return { delayMs: 2000 };
    case "overloaded":
      return { failure: () => ({ implied: "unavailable", headers: { "Retry-After": "1" } }) };
    case "rate-limited":
      return { failure: () => ({ implied: "rateLimited", headers: { "Retry-After": "1" } }) };
    case "sunset-passed":
      return { now: pastSunset };
    case "empty-middle-page":
      return { emptyMiddlePage: true };
    default:
      return flaky(name);
  }
}

function flaky(name: string): ScenarioEffect {
  const times = /^flaky(?:\((\d+)\))?$/.exec(name);
  if (!times) throw new RangeError(`There is no scenario "${name}".`);
  const failing = Number(times[1] ?? 1);
  return {
    failure: (attempt) =>
      (attempt - 1) % (failing + 1) < failing
        ? { implied: "unavailable", headers: { "Retry-After": "0" } }
        : undefined,
  };
}

function pastSunset({ deprecation }: Operation, now: Date): Date {
  if (deprecation?.sunset === undefined) return now;
  return new Date(Math.max(now.getTime(), Date.parse(deprecation.sunset) + 1000));
}
