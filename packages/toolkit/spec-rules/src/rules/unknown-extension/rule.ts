import { suggest } from "@lockstep/contract";
import { defineNodeRule, type SpecRule } from "../../define-rule.ts";
import { isObject } from "../../document/json.ts";

/** An `x-` key that is nearly one of ours is most likely a typing mistake, and would be ignored in silence. */
export const unknownExtension: SpecRule = defineNodeRule({
  name: "unknown-extension",
  severity: "warn",
  visit(node, { location, extensible, report }) {
    if (!extensible || !isObject(node)) return;
    for (const key of Object.keys(node)) {
      if (!key.startsWith("x-") || names.has(key.slice(2))) continue;
      // Compared without the prefix, which all have in common.
      const likely = suggest(key.slice(2), names);
      if (likely === undefined) continue;
      report({
        message: `"${key}" is not known and is ignored.`,
        at: location.child([key]),
        onKey: true,
        suggest: [`x-${likely}`],
      });
    }
  },
});

/** The vocabulary, without `x-`. */
const names: ReadonlySet<string> = new Set([
  "error-codes",
  "error-categories",
  "error-format",
  "envelope",
  "pagination",
  "deprecation",
  "deprecation-policy",
  "rate-limit",
  "idempotency",
  "cache",
  "retry",
  "sensitive",
]);
