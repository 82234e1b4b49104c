import { suggest } from "@lockstep/contract";
import { defineRule, type SpecRule } from "../../define-rule.ts";
import { allListedCodes, catalogueOf } from "../../document/error-codes.ts";

/** Each code that an operation or a response lists is in the catalogue at the root. */
export const errorCodeDeclared: SpecRule = defineRule({
  name: "error-code-declared",
  severity: "error",
  check({ document, report }) {
    const catalogue = catalogueOf(document);
    if (catalogue.size === 0) return;
    for (const { code, place } of allListedCodes(document)) {
      if (catalogue.has(code)) continue;
      const likely = suggest(code, catalogue.keys());
      report({
        message: `The error code ${code} is not in the catalogue; add it to x-error-codes at the root.`,
        at: place.usedAt,
        ...(likely === undefined ? {} : { suggest: [likely] }),
      });
    }
  },
});
