import type { LintData } from "../../lint-data.ts";
import type { RuleModule } from "../../rule-module.ts";
import { operationRule } from "../operation-rule.ts";

/** Reports uses of operations whose sunset has passed. */
export function noSunsetOperation(data: LintData): RuleModule {
  return operationRule(data, {
    description: "Disallow operations that were removed, and say what to use instead",
    state: "removed",
  });
}
