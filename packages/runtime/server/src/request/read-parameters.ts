import {
  type DecodedParameters,
  type Dereference,
  decodeParameters,
  type Operation,
  type OperationSchemas,
  type ParameterSource,
  type SchemaChecker,
  type Violation,
  violationsFromFaults,
} from "@lockstep/operation";
import { withoutProto } from "./json-body.ts";

export interface ParameterRules {
  readonly checker: SchemaChecker;
  readonly schemas: OperationSchemas | undefined;
  readonly dereference: Dereference;
  /** Query parameters that are credentials. */
  readonly credentialNames: readonly string[];
}

/** Reads all parameters strictly and checks them; violations in the contract's order, unknown names last. */
export function readParameters(
  operation: Operation,
  source: ParameterSource,
  { checker, schemas, dereference, credentialNames }: ParameterRules,
): { readonly parameters: DecodedParameters; readonly violations: readonly Violation[] } {
  const { parameters, violations: malformed } = decodeParameters(operation, source, {
    schemas,
    dereference,
    credentialNames,
  });
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
  withoutProto(parameters);
  return { parameters, violations: [...violations, ...rest] };
}
