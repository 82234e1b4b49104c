import { dayOf, deprecationState, instantOf } from "../deprecation-state.ts";
import type { DeprecationData, LintData } from "../lint-data.ts";
import type { RuleModule } from "../rule-module.ts";
import { isSourceCode } from "../syntax/scope.ts";
import { findUses } from "../uses/find-uses.ts";

interface OperationRule {
  readonly description: string;
  /** The state that the rule reports. */
  readonly state: "deprecated" | "removed";
}

/** A rule that reports the uses of operations in one state of their deprecation. */
export function operationRule(data: LintData, { description, state }: OperationRule): RuleModule {
  return {
    meta: {
      type: "problem",
      docs: { description, recommended: true },
      schema: [
        {
          type: "object",
          properties: {
            now: { type: "string" },
            clients: { type: "array", items: { type: "string" } },
          },
          additionalProperties: false,
        },
      ],
      messages: {
        deprecated: "{{operation}} is deprecated{{advice}}",
        leaving: "{{operation}} is deprecated and will be removed on {{date}}{{advice}}",
        gone: "{{operation}} was removed{{advice}}",
        removed: "{{operation}} was removed on {{date}}{{advice}}",
      },
    },
    create(context) {
      const { sourceCode } = context;
      if (!isSourceCode(sourceCode)) return {};
      const options = optionsOf(context.options[0]);
      const now = clock(options.now);
      return findUses({
        data,
        sourceCode,
        clients: options.clients,
        found({ id, operation: { deprecated }, node }) {
          if (deprecated === undefined || deprecationState(deprecated, now) !== state) return;
          const date = deprecated.sunset === undefined ? "" : dayOf(deprecated.sunset);
          // An operation may be taken away before its sunset: then that date is not when it went.
          const dated = date !== "" && !(state === "removed" && deprecated.removed);
          const messageId =
            state === "removed" ? (dated ? "removed" : "gone") : dated ? "leaving" : "deprecated";
          context.report({ node, messageId, data: { operation: id, date, advice: adviceOf(deprecated) } });
        },
      });
    },
  };
}

function adviceOf({ successor, guide, reason }: DeprecationData): string {
  const instead = successor === undefined ? reason : `use ${successor}`;
  return `${instead === undefined ? "" : `; ${instead}`}${guide === undefined ? "" : ` (guide: ${guide})`}`;
}

function optionsOf(options: unknown): { now: unknown; clients: readonly string[] } {
  if (typeof options !== "object" || options === null) return { now: undefined, clients: [] };
  const clients: unknown = Reflect.get(options, "clients");
  return {
    now: Reflect.get(options, "now"),
    clients: Array.isArray(clients) ? clients.filter((name) => typeof name === "string") : [],
  };
}

function clock(now: unknown): number {
  if (now === undefined) return Date.now();
  const instant = typeof now === "string" ? instantOf(now, "T00:00:00Z") : undefined;
  if (instant === undefined) throw new ClockError(String(now));
  return instant;
}

class ClockError extends Error {
  override readonly name = "ClockError";
  readonly code = "LOCKSTEP_ESLINT_CLOCK";

  constructor(now: string) {
    super(`The rule's option "now" is "${now}"; give a date such as 2026-12-31, or leave it out.`);
  }
}
