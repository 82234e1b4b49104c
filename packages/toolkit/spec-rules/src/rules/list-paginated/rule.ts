import { defineRule, type SpecRule } from "../../define-rule.ts";
import type { ContractDocument, OperationPlace } from "../../document/contract-document.ts";
import { effectiveExtension, isSwitchedOff, usesExtension } from "../../document/extensions.ts";
import type { Place } from "../../document/place.ts";
import {
  bodyPointer,
  isArraySchema,
  propertiesOf,
  schemaAt,
  successSchemas,
} from "../../document/schemas.ts";

/** A GET that answers a list is paged, once the document pages anything. */
export const listPaginated: SpecRule = defineRule({
  name: "list-paginated",
  severity: "warn",
  check({ document, report }) {
    if (!usesExtension(document, "x-pagination")) return;
    for (const operation of document.operations) {
      if (operation.method !== "GET" || isSwitchedOff(document, operation, "x-pagination")) continue;
      if (effectiveExtension(document, operation, "x-pagination")?.own) continue;
      if (!successSchemas(document, operation).some((schema) => isList(document, operation, schema)))
        continue;
      report({
        message: `${operation.title} answers a list without paging; add x-pagination with its items, or x-pagination: false if it stays short.`,
        at: operation.place.location,
        onKey: true,
      });
    }
  },
});

/** Names of a property that holds the items of a list, whatever the resource. */
const listNames = new Set(["items", "data", "results", "records", "entries", "values", "list"]);

/** An array, or an object that holds one under a list's name or under the last name of the path. */
function isList(document: ContractDocument, operation: OperationPlace, schema: Place): boolean {
  const envelope = effectiveExtension(document, operation, "x-envelope");
  const pointer = bodyPointer(envelope?.value["data"]);
  const payload = pointer === undefined ? schema : (schemaAt(document, schema, pointer) ?? schema);
  if (isArraySchema(document, payload)) return true;
  const last = operation.path.split("/").findLast((segment) => segment !== "") ?? "";
  // GET /books/{bookId} answers one book, whose lists are its own affair.
  if (last.endsWith("}")) return false;
  const resource = last.replaceAll("-", "_");
  return [...propertiesOf(document, payload)].some(
    ([name, property]) =>
      (listNames.has(name) || name === last || name === resource) && isArraySchema(document, property),
  );
}
