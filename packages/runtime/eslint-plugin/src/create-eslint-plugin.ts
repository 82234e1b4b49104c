import type { LintData } from "./lint-data.ts";
import type { RuleModule } from "./rule-module.ts";
import { ruleDefinitions } from "./rules/index.ts";

/** A plugin for ESLint 9 and 10 (flat configuration) and for oxlint's `jsPlugins`. */
export interface EslintPlugin {
  readonly meta: { readonly name: string; readonly namespace: string };
  readonly rules: Record<string, RuleModule>;
  readonly configs: {
    /** Every rule, with the plugin registered: put it into the list of `eslint.config.js` as it is. */
    readonly recommended: RecommendedConfig;
  };
}

/** A configuration object of ESLint. */
export interface RecommendedConfig {
  readonly name: string;
  /** The plugin under its name; without `configs`, which would make ESLint's types go round in circles. */
  readonly plugins: Record<string, Omit<EslintPlugin, "configs">>;
  readonly rules: Record<string, "warn" | "error">;
}

/**
 * Makes the lint plugin of an API from its data. The rules need no type information; they follow a client from the
 * factory, from an annotation with its type, or from the names in their option `clients`.
 */
export function createEslintPlugin(data: LintData): EslintPlugin {
  const definitions = Object.entries(ruleDefinitions);
  const recommended: RecommendedConfig = {
    name: `${data.name}/recommended`,
    plugins: {},
    rules: Object.fromEntries(definitions.map(([name, { severity }]) => [`${data.name}/${name}`, severity])),
  };
  const plugin: EslintPlugin = {
    meta: { name: data.name, namespace: data.name },
    rules: Object.fromEntries(definitions.map(([name, { create }]) => [name, create(data)])),
    configs: { recommended },
  };
  recommended.plugins[data.name] = plugin;
  return plugin;
}
