import type { Operation } from "../operation.ts";
import { fixedQuery } from "../routes/fixed-query.ts";
import type { OperationSchemas } from "../validation/schemas.ts";
import { maxViolations, type Violation } from "../validation/violation.ts";
import type { Dereference } from "./grammar.ts";
import { acceptsUnknownNames, declaredNames, readQueryStyle } from "./query-styles.ts";
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
 * violations. The values are not yet checked against their schemas, nor are defaults filled in.
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

  const shapes = shapesOf(operation, options);
  for (const shape of shapes) for (const name of declaredNames(shape)) known.add(name);
  for (const shape of shapes) {
    const { parameter } = shape;
    const { value, problem } = readParameter(shape, source, pairs ?? [], cookies, known);
    acceptsAny ||= parameter.in === "querystring" || (parameter.in === "query" && acceptsUnknownNames(shape));
    const place = parameter.in === "querystring" ? "query" : parameter.in;
    const target = values[place === "header" ? "headers" : place === "cookie" ? "cookies" : place];
    if (problem) violations.push({ in: place, field: parameter.name, message: problem });
    else if (value !== undefined) target[parameter.name] = value;
    else if (parameter.required)
      violations.push({ in: place, field: parameter.name, message: "is required" });
  }
  if (!acceptsAny) {
    for (const name of new Set((pairs ?? []).map(([name]) => name))) {
      if (!known.has(name))
        violations.push({ in: "query", field: name.slice(0, 100), message: "is not allowed" });
    }
  }
  return { parameters: values, violations: violations.slice(0, maxViolations) };
}

/** Parameters that take any name of the query come last: theirs is what belongs to no other. */
function shapesOf({ parameters = [] }: Operation, { schemas, dereference }: DecodeOptions): readonly Shape[] {
  const shapes = parameters.map((parameter) =>
    shapeOf(parameter, schemas?.parameters?.[`${parameter.in}.${parameter.name}`], dereference),
  );
  const isOpen = (shape: Shape): boolean => shape.parameter.in === "query" && acceptsUnknownNames(shape);
  return shapes.some(isOpen) ? shapes.toSorted((a, b) => Number(isOpen(a)) - Number(isOpen(b))) : shapes;
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
      return { value: Object.fromEntries(pairs.map(([name, value]) => [name, value])) };
    case "query":
      return readQueryStyle(shape, pairs, known);
  }
}
