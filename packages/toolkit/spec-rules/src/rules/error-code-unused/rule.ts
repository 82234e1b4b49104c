import { defineRule, type SpecRule } from "../../define-rule.ts";
import {
  allListedCodes,
  catalogueOf,
  impliedStatuses,
  namedImpliedCodes,
} from "../../document/error-codes.ts";

/** Each code of the catalogue can be answered by something. */
export const errorCodeUnused: SpecRule = defineRule({
  name: "error-code-unused",
  severity: "warn",
  check({ document, report }) {
    const named = namedImpliedCodes(document);
    const used = new Set([...named, ...allListedCodes(document).map((listed) => listed.code)]);
    // Without names, any code of an implied status may be the one that stands for the failure.
    const implied = new Set(
      named.length > 0
        ? []
        : document.operations.flatMap((operation) => [...impliedStatuses(document, operation)]),
    );
    for (const { code, status, place } of catalogueOf(document).values()) {
      if (used.has(code) || (status !== undefined && implied.has(status))) continue;
      report({
        message: `No operation answers the error code ${code}; list it where it belongs or take it out of the catalogue.`,
        at: place.usedAt,
        onKey: true,
      });
    }
  },
});
