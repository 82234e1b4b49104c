import type { Operation } from "../operation.ts";
import {
  type DecodedParameters,
  type DecodeOptions,
  decodeParameters,
  type ParameterSource,
} from "../parameters/decode.ts";
import type { SchemaChecker } from "../validation/schemas.ts";
import { type Violation, violationsFromFaults } from "../validation/violation.ts";
import { withoutProto } from "./without-proto.ts";

/** Reads all parameters strictly and checks them; violations in the contract's order, unknown names last. */
export function readParameters(
  operation: Operation,
  source: ParameterSource,
  checker: Pick<SchemaChecker, "parameter">,
  options: DecodeOptions,
): { readonly parameters: DecodedParameters; readonly violations: readonly Violation[] } {
  const { parameters, violations: malformed } = decodeParameters(operation, source, options);
  const rest = new Set(malformed);
  const violations: Violation[] = [];
  for (const parameter of operation.parameters ?? []) {
    const place = parameter.in === "querystring" ? "query" : parameter.in;
    const own = malformed.filter((one) => one.in === place && one.field === parameter.name);
    for (const one of own) rest.delete(one);
    violations.push(...own);
    const bag = place === "header" ? "headers" : place === "cookie" ? "cookies" : place;
    const value = parameters[bag][parameter.name];
    if (own.length > 0 || value === undefined) continue;
    const faults = checker.parameter(operation.id, `${parameter.in}.${parameter.name}`)?.(value) ?? [];
    for (const one of violationsFromFaults(place, value, faults)) {
      violations.push({ ...one, field: [parameter.name, one.field].filter(Boolean).join(".") });
    }
  }
  return { parameters: withoutProto(parameters), violations: [...violations, ...rest] };
}
