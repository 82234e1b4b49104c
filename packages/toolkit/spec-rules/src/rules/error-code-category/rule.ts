import { defineRule, type SpecRule } from "../../define-rule.ts";
import { catalogueOf } from "../../document/error-codes.ts";
import { isObject } from "../../document/json.ts";

/** Each code of the catalogue starts with a prefix of `x-error-categories`, when there are categories. */
export const errorCodeCategory: SpecRule = defineRule({
  name: "error-code-category",
  severity: "error",
  check({ document, report }) {
    const categories = document.child(document.root, "x-error-categories")?.value;
    if (!isObject(categories)) return;
    const prefixes = Object.keys(categories);
    for (const { code, place } of catalogueOf(document).values()) {
      if (prefixes.some((prefix) => code.startsWith(prefix))) continue;
      report({
        message: `The error code ${code} is in no category; start it with ${prefixes.join(", ")} or add a category to x-error-categories.`,
        at: place.usedAt,
        onKey: true,
      });
    }
  },
});
