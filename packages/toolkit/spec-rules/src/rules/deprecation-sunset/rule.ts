import { defineRule, type SpecRule } from "../../define-rule.ts";
import { effectiveExtension, isSwitchedOff, usesExtension } from "../../document/extensions.ts";
import { member } from "../../document/json.ts";

/** A deprecated operation says when it goes, once the document uses `x-deprecation`. */
export const deprecationSunset: SpecRule = defineRule({
  name: "deprecation-sunset",
  severity: "error",
  check({ document, report }) {
    if (!usesExtension(document, "x-deprecation")) return;
    for (const operation of document.operations) {
      if (member(operation.place.value, "deprecated") !== true) continue;
      if (isSwitchedOff(document, operation, "x-deprecation")) continue;
      const deprecation = effectiveExtension(document, operation, "x-deprecation");
      if (deprecation?.value["sunset"] !== undefined) continue;
      const what =
        deprecation === undefined ? "x-deprecation with a sunset" : "a sunset to its x-deprecation";
      report({
        message: `${operation.title} is deprecated but does not say when it goes; add ${what}.`,
        at: deprecation?.own ? deprecation.place.usedAt : operation.place.location,
        onKey: true,
      });
    }
  },
});
