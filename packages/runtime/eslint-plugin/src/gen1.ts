// What generated files import. It stays as it is, so that an old generated file works with a newer runtime.
export { createEslintPlugin, type EslintPlugin } from "./create-eslint-plugin.ts";
export type { DeprecationData, LintData, OperationData } from "./lint-data.ts";
