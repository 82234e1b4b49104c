import { defineRule, type RuleContext, type SpecRule } from "../../define-rule.ts";
import type { OperationPlace } from "../../document/contract-document.ts";
import {
  type CatalogueCode,
  catalogueOf,
  codesAt,
  coversStatus,
  operationCodes,
  type ResponsePlace,
  responsesOf,
} from "../../document/error-codes.ts";

type Catalogue = ReadonlyMap<string, CatalogueCode>;

/** A code stands at a response of its own status, and its operation declares that status. */
export const errorCodeStatusMatch: SpecRule = defineRule({
  name: "error-code-status-match",
  severity: "error",
  check(context) {
    const { document } = context;
    const catalogue = catalogueOf(document);
    const seen = new Set<string>();
    for (const operation of document.operations) {
      const responses = responsesOf(document, operation);
      if (responses.length > 0) checkOperation(context, operation, responses, catalogue);
      for (const response of responses) {
        // A shared response is wrong once, not once for each operation; under another status it is another use.
        const use = `${response.status} ${response.place.location.absolutePointer}`;
        if (!seen.has(use)) checkResponse(context, response, catalogue);
        seen.add(use);
      }
    }
  },
});

function checkResponse(
  { document, report }: RuleContext,
  response: ResponsePlace,
  catalogue: Catalogue,
): void {
  if (response.status === "DEFAULT") return;
  for (const { code, place } of codesAt(document, response.place)) {
    const status = catalogue.get(code)?.status;
    if (status === undefined || coversStatus(response.status, status)) continue;
    report({
      message: `${code} has status ${status} in the catalogue, but stands at a ${response.status} response; move it to the ${status} response.`,
      at: place.usedAt,
    });
  }
}

function checkOperation(
  { document, report }: RuleContext,
  operation: OperationPlace,
  responses: readonly ResponsePlace[],
  catalogue: Catalogue,
): void {
  for (const { code, place } of operationCodes(document, operation)) {
    const status = catalogue.get(code)?.status;
    if (status === undefined) continue;
    if (
      responses.some((response) => response.status === "DEFAULT" || coversStatus(response.status, status))
    ) {
      continue;
    }
    report({
      message: `${operation.title} lists ${code}, but declares no ${status} response; add the response or take the code away.`,
      at: place.usedAt,
    });
  }
}
