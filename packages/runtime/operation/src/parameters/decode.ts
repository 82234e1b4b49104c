import type { Operation } from "../operation.ts";
import { fixedQuery } from "../routes/fixed-query.ts";
import type { OperationSchemas } from "../validation/schemas.ts";
import { maxViolations, type Violation } from "../validation/violation.ts";
import { type Dereference, readText } from "./grammar.ts";
import { acceptsUnknownNames, readQueryStyle } from "./query-styles.ts";
import { bag, decodeOnce, type Reading, type Shape, shapeOf } from "./reading.ts";
import { cookieValues, type Pair, queryPairs } from "./request-pairs.ts";
import { readSimpleStyle } from "./simple-styles.ts";

/** A request's parameters by place, typed as the contract's schemas say. */
export interface DecodedParameters {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
}

/** A request as far as its parameters need it. */
export interface ParameterSource {
  /** Raw (still percent-encoded) values of the template's names. */
  readonly path: Readonly<Record<string, string>>;
  /** Raw query string without `?`. */
  readonly query: string;
  readonly header: (name: string) => string | undefined;
}

export interface DecodeOptions {
  readonly schemas: OperationSchemas | undefined;
  readonly dereference: Dereference;
  /** Query parameters that are credentials, which the contract names elsewhere. Default none. */
  readonly credentialNames?: readonly string[];
}

/**
 * Reads all parameters of a request in the strict grammar of their styles: missing, unknown, repeated and malformed ones are
 * violations. Defaults of the schemas are filled in. The values are not yet checked against their schemas.
 */
export function decodeParameters(
  operation: Operation,
  source: ParameterSource,
  options: DecodeOptions,
): { readonly parameters: DecodedParameters; readonly violations: readonly Violation[] } {
  const values = { path: bag(), query: bag(), headers: bag(), cookies: bag() };
  const violations: Violation[] = [];
  const pairs = queryPairs(source.query);
  if (!pairs) violations.push({ in: "query", field: "", message: "is not validly percent-encoded" });
  const cookies = cookieValues(source.header("cookie"));
  const known = new Set([
    ...(options.credentialNames ?? []),
    ...fixedQuery(operation).map(({ name }) => name),
  ]);
  let acceptsAny = false;

  for (const parameter of operation.parameters ?? []) {
    const schema = options.schemas?.parameters?.[`${parameter.in}.${parameter.name}`];
    const shape = shapeOf(parameter, schema, options.dereference);
    const { value, problem } = readParameter(shape, source, pairs ?? [], cookies, known);
    acceptsAny ||= parameter.in === "querystring" || (parameter.in === "query" && acceptsUnknownNames(shape));
    const place = parameter.in === "querystring" ? "query" : parameter.in;
    const target = values[place === "header" ? "headers" : place === "cookie" ? "cookies" : place];
    if (problem) violations.push({ in: place, field: parameter.name, message: problem });
    else if (value !== undefined) target[parameter.name] = value;
    else if (parameter.required)
      violations.push({ in: place, field: parameter.name, message: "is required" });
    else {
      const fallback = defaultOf(shape);
      if (fallback !== undefined) target[parameter.name] = fallback;
    }
  }
  if (!acceptsAny) {
    for (const name of new Set((pairs ?? []).map(([name]) => name))) {
      if (!known.has(name))
        violations.push({ in: "query", field: name.slice(0, 100), message: "is not allowed" });
    }
  }
  return { parameters: values, violations: violations.slice(0, maxViolations) };
}

function readParameter(
  shape: Shape,
  source: ParameterSource,
  pairs: readonly Pair[],
  cookies: ReadonlyMap<string, string>,
  known: Set<string>,
): Reading {
  const { parameter } = shape;
  switch (parameter.in) {
    case "path": {
      const raw = source.path[parameter.name];
      return raw === undefined ? {} : readSimpleStyle(shape, raw, decodeOnce);
    }
    case "header": {
      const raw = source.header(parameter.name.toLowerCase());
      return raw === undefined ? {} : readSimpleStyle(shape, raw, (text) => text.trim());
    }
    case "cookie": {
      const raw = cookies.get(parameter.name);
      return raw === undefined ? {} : readSimpleStyle(shape, raw, decodeOnce);
    }
    case "querystring":
      return { value: Object.fromEntries(pairs) };
    case "query":
      return readQueryStyle(shape, pairs, known);
  }
}

/** Documents often write the default of a number as a text: it is read as a caller's text would be. */
function defaultOf({ schema, dereference, types }: Shape): unknown {
  const target = dereference(schema);
  if (typeof target !== "object") return undefined;
  const stated = structuredClone(target["default"]);
  return typeof stated === "string" && !types.has("string") ? readText(stated, types) : stated;
}
