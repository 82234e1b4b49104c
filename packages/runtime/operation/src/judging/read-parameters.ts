import type { Operation, Parameter } from "../operation.ts";
import {
  type DecodedParameters,
  type DecodeOptions,
  decodeParameters,
  type ParameterSource,
} from "../parameters/decode.ts";
import type { SchemaChecker } from "../validation/schemas.ts";
import { type Violation, violationsFromFaults } from "../validation/violation.ts";
import { defaultOf } from "./default-value.ts";
import { withoutProto } from "./without-proto.ts";

/**
 * Reads all parameters strictly, checks them, and fills in defaults; violations in the contract's order, unknown names last.
 */
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
    const { name } = parameter;
    const place = parameter.in === "querystring" ? "query" : parameter.in;
    const own = malformed.filter((one) => one.in === place && one.field === name);
    for (const one of own) rest.delete(one);
    violations.push(...own);
    if (own.length > 0) continue;
    const bag: Record<string, unknown> = parameters[bags[place]];
    const key = `${parameter.in}.${name}`;
    const check = (): ReturnType<typeof checker.parameter> => checker.parameter(operation.id, key);
    const faults = bag[name] === undefined ? [] : (check()?.(bag[name]) ?? []);
    // The platform said it, not the caller, who has no way to leave it out.
    const unmeant = faults.length > 0 && isOfPlatform(parameter);
    if (unmeant) delete bag[name];
    if (bag[name] === undefined) {
      const schema = options.schemas?.parameters?.[key];
      const fallback = defaultOf(parameter, schema, options.dereference, check);
      if (fallback !== undefined) bag[name] = fallback;
      continue;
    }
    for (const one of violationsFromFaults(place, bag[name], faults)) {
      violations.push({ ...one, field: [name, one.field].filter(Boolean).join(".") });
    }
  }
  return { parameters: withoutProto(parameters), violations: [...violations, ...rest] };
}

const bags = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

/** Headers that clients of HTTP add by themselves, with values of their own (RFC 9110 §12.5, Fetch Standard §4.6). */
const platformHeaders: ReadonlySet<string> = new Set([
  "accept-charset",
  "accept-encoding",
  "accept-language",
  "cache-control",
  "connection",
  "content-length",
  "dnt",
  "host",
  "origin",
  "pragma",
  "priority",
  "referer",
  "sec-fetch-mode",
  "te",
  "user-agent",
]);

/** Whether clients of HTTP add a header by themselves, so that a value which breaks the contract refuses nobody. */
export function isPlatformHeader(name: string): boolean {
  return platformHeaders.has(name.toLowerCase());
}

function isOfPlatform({ in: place, name, required }: Parameter): boolean {
  return place === "header" && !required && isPlatformHeader(name);
}
