import { defineRule, type SpecRule } from "../../define-rule.ts";
import { effectiveExtension } from "../../document/extensions.ts";
import type { JsonObject } from "../../document/json.ts";

/** An operation whose sunset has passed is removed. Off unless the configuration or the environment gives a clock. */
export const sunsetPassed: SpecRule = defineRule({
  name: "sunset-passed",
  severity: "warn",
  check({ document, report, options }) {
    const now = clock(options, process.env);
    if (now === undefined) return;
    for (const operation of document.operations) {
      const deprecation = effectiveExtension(document, operation, "x-deprecation");
      const sunset = deprecation?.value["sunset"];
      if (deprecation === undefined || deprecation.value["phase"] === "removed") continue;
      const end = instantOf(sunset, "T23:59:59Z");
      if (end === undefined || end > now) continue;
      report({
        message: `${operation.title} should have been removed on ${String(sunset)}; set phase: removed, delete it, or move the sunset.`,
        at: document.child(deprecation.place, "sunset")?.usedAt ?? operation.place.location,
      });
    }
  },
});

/** `now` of the options, else `LOCKSTEP_NOW`: a date, or `today` for the machine's clock. In ms since 1970. */
function clock(options: JsonObject, environment: NodeJS.ProcessEnv): number | undefined {
  const now = options["now"] ?? environment["LOCKSTEP_NOW"];
  if (now === undefined || now === "") return undefined;
  if (now === "today") return Date.now();
  const instant = instantOf(now, "T00:00:00Z");
  if (instant === undefined) throw new ClockError(String(now));
  return instant;
}

/** A date-time, or a bare date at the given time of day, in ms since 1970. */
function instantOf(text: unknown, timeOfDay: string): number | undefined {
  if (typeof text !== "string") return undefined;
  const instant = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? text + timeOfDay : text);
  return Number.isNaN(instant) ? undefined : instant;
}

class ClockError extends Error {
  override readonly name = "ClockError";
  readonly code = "LOCKSTEP_SPEC_RULES_CLOCK";

  constructor(now: string) {
    super(
      `lockstep/sunset-passed was given the time "${now}"; give a date such as 2026-12-31, or "today", in the rule's option "now" or in LOCKSTEP_NOW.`,
    );
  }
}
