import type { LintData } from "../../lint-data.ts";
import type { RuleModule } from "../../rule-module.ts";
import { operationRule } from "../operation-rule.ts";

/** Reports uses of operations that are deprecated and still there. */
export function noDeprecatedOperation(data: LintData): RuleModule {
  return operationRule(data, {
    description: "Tell about operations that are on their way out, and what to use instead",
    state: "deprecated",
  });
}
