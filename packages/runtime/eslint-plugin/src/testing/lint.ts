import { Linter } from "eslint";
import { createEslintPlugin } from "../index.ts";
import type { LintData } from "../lint-data.ts";
import { books } from "./books.ts";

/** A finding as `line:column rule message`, the rule without the API's prefix. */
export interface LintSettings {
  readonly data?: LintData;
  /** What the rules take for the time. Default 2026-06-01, when `listBooksV1` is deprecated and still there. */
  readonly now?: string;
  readonly clients?: readonly string[];
  readonly sourceType?: "module" | "commonjs";
}

/** Lints JavaScript with ESLint and the recommended rules; `line:column rule message` for each finding. */
export function lint(code: string, settings: LintSettings = {}): readonly string[] {
  const { data = books, now = "2026-06-01", clients = [], sourceType = "module" } = settings;
  const { recommended } = createEslintPlugin(data).configs;
  const rules = Object.fromEntries(
    Object.entries(recommended.rules).map(([id, severity]) => [
      id,
      [severity, { now, clients }] satisfies Linter.RuleEntry,
    ]),
  );
  const languageOptions: Linter.LanguageOptions = { sourceType };
  const messages = new Linter().verify(code, [{ ...recommended, rules, languageOptions }]);
  return messages.map(({ line, column, ruleId, message }) =>
    `${line}:${column} ${ruleId?.replace(`${data.name}/`, "") ?? "fatal"} ${message}`.trim(),
  );
}

/** The places alone, for tests of what is found. */
export function places(code: string, settings: LintSettings = {}): readonly string[] {
  return lint(code, settings).map((finding) => finding.split(" ")[0] ?? "");
}
