import type { ESLint, Linter } from "eslint";
import { defineConfig } from "eslint/config";
import { expectTypeOf } from "vitest";
import { createEslintPlugin, type EslintPlugin, type LintData } from "./gen1.ts";

declare const data: LintData;
const plugin = createEslintPlugin(data);

expectTypeOf(plugin).toEqualTypeOf<EslintPlugin>();

// The types agree with ESLint's own, which they do not import.
defineConfig([plugin.configs.recommended, { plugins: { api: plugin } }]);
plugin satisfies ESLint.Plugin;
plugin.configs.recommended satisfies Linter.Config;

// @ts-expect-error -- a deprecation has dates, not a boolean
createEslintPlugin({ ...data, operations: { a: { method: "GET", path: "/", deprecated: true } } });
// @ts-expect-error -- the factory's name is needed to find clients
createEslintPlugin({ name: "api", packages: [], origins: [], operations: {} });
