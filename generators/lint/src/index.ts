export { createLintGenerator, type LintGeneratorOptions, lintGenerator } from "./lint-generator.ts";
