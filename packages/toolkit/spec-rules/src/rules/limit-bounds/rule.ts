import { defineRule, type SpecRule } from "../../define-rule.ts";
import type { ContractDocument, OperationPlace } from "../../document/contract-document.ts";
import { effectiveExtension } from "../../document/extensions.ts";
import { isObject, member } from "../../document/json.ts";
import type { Place } from "../../document/place.ts";

/** The limit parameter of a paged operation has a maximum, the one that `x-pagination.limit.max` says. */
export const limitBounds: SpecRule = defineRule({
  name: "limit-bounds",
  severity: "error",
  check({ document, report }) {
    const seen = new Set<string>();
    for (const operation of document.operations) {
      const pagination = effectiveExtension(document, operation, "x-pagination");
      if (!pagination?.own) continue;
      const parameter = limitParameter(document, operation, member(pagination.value["request"], "limit"));
      if (parameter === undefined) continue;
      const declared = member(pagination.value["limit"], "max");
      const max = typeof declared === "number" ? declared : undefined;
      // A parameter that many operations share is wrong once, unless they want different things of it.
      const wish = `${max} ${parameter.location.absolutePointer}`;
      if (seen.has(wish)) continue;
      seen.add(wish);
      const name = String(member(parameter.value, "name"));
      const maximum = maximumOf(document, parameter);
      if (maximum === undefined) {
        report({
          message: `The limit parameter "${name}" of ${operation.title} has no maximum; add maximum${max === undefined ? "" : `: ${max}`} to its schema.`,
          at: parameter.location,
        });
      } else if (max !== undefined && maximum.value !== max) {
        report({
          message: `The limit parameter "${name}" of ${operation.title} allows up to ${maximum.value}, but x-pagination.limit.max is ${max}; make them agree.`,
          at: maximum.place.location,
        });
      }
    }
  },
});

/** The parameter that `$request.query.limit` names; undefined where the limit is no parameter. */
function limitParameter(
  document: ContractDocument,
  operation: OperationPlace,
  locator: unknown,
): Place | undefined {
  const [, location, name] =
    typeof locator === "string" ? (/^\$request\.(query|header)\.(.+)$/.exec(locator) ?? []) : [];
  if (location === undefined || name === undefined) return undefined;
  return [operation.place, operation.pathItem]
    .flatMap((place) => document.children(document.child(place, "parameters")))
    .map(([, parameter]) => parameter)
    .find(
      ({ value }) => isObject(value) && value["in"] === location && sameName(value["name"], name, location),
    );
}

function sameName(declared: unknown, name: string, location: string): boolean {
  if (typeof declared !== "string") return false;
  return location === "header" ? declared.toLowerCase() === name.toLowerCase() : declared === name;
}

/** The largest value that the parameter's schema, or a part of its allOf, allows. */
function maximumOf(
  document: ContractDocument,
  parameter: Place,
): { value: number; place: Place } | undefined {
  const schema = document.child(parameter, "schema");
  const parts = [schema, ...document.children(document.child(schema, "allOf")).map(([, part]) => part)];
  const bounds = parts.flatMap((part) => {
    const inclusive = document.child(part, "maximum");
    const exclusive = document.child(part, "exclusiveMaximum");
    // 3.0: a boolean beside maximum; 3.1: the bound itself. A limit is a whole number.
    return [
      bound(inclusive, exclusive?.value === true ? 1 : 0),
      typeof exclusive?.value === "number" ? bound(exclusive, 1) : undefined,
    ].filter((found) => found !== undefined);
  });
  return bounds.reduce<(typeof bounds)[number] | undefined>(
    (least, next) => (least === undefined || next.value < least.value ? next : least),
    undefined,
  );
}

function bound(place: Place | undefined, less: number): { value: number; place: Place } | undefined {
  return typeof place?.value === "number" ? { value: place.value - less, place } : undefined;
}
