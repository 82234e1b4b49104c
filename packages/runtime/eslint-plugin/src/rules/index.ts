import type { LintData } from "../lint-data.ts";
import type { RuleModule } from "../rule-module.ts";
import { noDeprecatedOperation } from "./no-deprecated-operation/rule.ts";
import { noSunsetOperation } from "./no-sunset-operation/rule.ts";

/** A rule before it knows an API. */
export interface RuleDefinition {
  readonly severity: "warn" | "error";
  readonly create: (data: LintData) => RuleModule;
}

/** Every rule by name; to add one, add a folder and a line. */
export const ruleDefinitions: Readonly<Record<string, RuleDefinition>> = {
  "no-deprecated-operation": { severity: "warn", create: noDeprecatedOperation },
  "no-sunset-operation": { severity: "error", create: noSunsetOperation },
};
