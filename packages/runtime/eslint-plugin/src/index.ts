export { createEslintPlugin, type EslintPlugin, type RecommendedConfig } from "./create-eslint-plugin.ts";
export type { DeprecationData, LintData, OperationData } from "./lint-data.ts";
export type { RuleContext, RuleModule } from "./rule-module.ts";
