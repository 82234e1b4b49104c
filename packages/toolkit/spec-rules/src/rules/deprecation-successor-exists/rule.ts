import { suggest } from "@lockstep/contract";
import { defineRule, type SpecRule } from "../../define-rule.ts";
import { effectiveExtension } from "../../document/extensions.ts";
import { member } from "../../document/json.ts";

/** The operation that a deprecation names as its successor exists, and is another one. */
export const deprecationSuccessorExists: SpecRule = defineRule({
  name: "deprecation-successor-exists",
  severity: "error",
  check({ document, report }) {
    const known = new Set(document.operations.flatMap(({ operationId }) => operationId ?? []));
    const reported = new Set<string>();
    for (const operation of document.operations) {
      const deprecation = effectiveExtension(document, operation, "x-deprecation");
      const successor = member(deprecation?.value["successor"], "operationId");
      if (deprecation === undefined || typeof successor !== "string") continue;
      if (known.has(successor) && successor !== operation.operationId) continue;
      const at = document.child(deprecation.place, "successor", "operationId")?.usedAt;
      const location = at ?? deprecation.place.usedAt;
      // One declared at a path item or at the root counts for many operations.
      if (reported.has(location.absolutePointer)) continue;
      reported.add(location.absolutePointer);
      const likely = suggest(successor, known);
      report(
        known.has(successor)
          ? { message: `${operation.title} names itself as its successor; name another one.`, at: location }
          : {
              message: `There is no operation "${successor}" to succeed ${operation.title}; name an operationId of this document, or give a url.`,
              at: location,
              ...(likely === undefined ? {} : { suggest: [likely] }),
            },
      );
    }
  },
});
