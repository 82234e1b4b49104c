import { defineRule, type SpecRule } from "../../define-rule.ts";
import {
  catalogueOf,
  codesAt,
  coversStatus,
  impliedStatuses,
  operationCodes,
  responsesOf,
} from "../../document/error-codes.ts";

/** Each 4xx and 5xx response of an operation has at least one code, once the document has codes at all. */
export const errorCodesRequired: SpecRule = defineRule({
  name: "error-codes-required",
  severity: "error",
  check({ document, report }) {
    const catalogue = catalogueOf(document);
    if (catalogue.size === 0) return;
    for (const operation of document.operations) {
      const implied = impliedStatuses(document, operation);
      const codes = operationCodes(document, operation).map((listed) => listed.code);
      const candidates = [...catalogue.values()].filter(
        ({ code, status }) => codes.includes(code) || (status !== undefined && implied.has(status)),
      );
      for (const response of responsesOf(document, operation)) {
        if (!/^[45](\d\d|XX)$/.test(response.status)) continue;
        if (codesAt(document, response.place).length > 0) continue;
        const covered = ({ status }: { status?: number }): boolean =>
          status !== undefined && coversStatus(response.status, status);
        if (candidates.some(covered)) continue;
        report({
          message: `The ${response.status} response of ${operation.title} has no error code; list one in x-error-codes of the operation or of the response.`,
          at: response.place.usedAt,
          onKey: true,
        });
      }
    }
  },
});
