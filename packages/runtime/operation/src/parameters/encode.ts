import type { Operation, Parameter } from "../operation.ts";
import { fixedQuery } from "../routes/fixed-query.ts";

/** Values of parameters by name, as the generated input types state them. */
export type ParameterValues = { readonly [name: string]: unknown } | undefined;

/**
 * The query of a request, without `?`: what the operation's key fixes, then its parameters.
 * @throws TypeError when a path parameter that stands in the fixed query has no value.
 */
export function encodeOperationQuery(
  operation: Pick<Operation, "path" | "variant" | "parameters">,
  query: ParameterValues,
  path: ParameterValues,
): string {
  const { parameters = [] } = operation;
  const fixed = fixedQuery(operation)
    // A parameter of the same name says what is sent.
    .filter(({ name }) => own(query, name) === undefined || !parameters.some((one) => isQuery(one, name)))
    .map(({ name, value, parameter }) => {
      const filled = parameter === undefined ? value : own(path, parameter);
      if (filled === undefined)
        throw new TypeError(`path.${parameter} is missing: ${operation.path} needs it`);
      return `${strictEncode(name)}=${strictEncode(String(filled))}`;
    });
  return [...fixed, encodeQuery(parameters, query)].filter((part) => part !== "").join("&");
}

/**
 * Fills a path template. Styles `simple`, `label` and `matrix` (RFC 6570 §3.2); everything but unreserved
 * characters is percent-encoded, so that a value can never add a segment, a query or a fragment.
 * @throws TypeError when a parameter of the template has no value, or one that would vanish from the path.
 */
export function encodePath(
  template: string,
  parameters: readonly Parameter[],
  values: ParameterValues,
): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    const value = own(values, name);
    const text = value === undefined ? "" : encodeSimple(parameter ?? { name, in: "path" }, value);
    // "." and ".." would be resolved away by URL parsers (RFC 3986 §5.2.4), "" would join two slashes.
    if (text === "" || text === "." || text === "..") {
      throw new TypeError(
        `path.${name} must not be ${JSON.stringify(value)}: ${template} needs a value there.`,
      );
    }
    return text;
  });
}

/** The query string of all query parameters, without `?`; `""` when there are none. */
export function encodeQuery(parameters: readonly Parameter[], values: ParameterValues): string {
  const pairs: string[] = [];
  for (const parameter of parameters) {
    const value = own(values, parameter.name);
    if (value === undefined) continue;
    if (parameter.in === "query") pairs.push(...encodeQueryParameter(parameter, value));
    if (parameter.in === "querystring")
      pairs.push(new URLSearchParams(value as Record<string, string>).toString());
  }
  return pairs.join("&");
}

/** A header's value in style `simple`, or by its media type. Not percent-encoded: headers are not URIs. */
export function encodeHeader(parameter: Parameter, value: unknown): string {
  if (parameter.contentType) return JSON.stringify(value);
  return simpleParts(value, parameter.explode ?? false, String).join(",");
}

/** The value of the `Cookie` header for all cookie parameters; `""` when there are none. */
export function encodeCookies(parameters: readonly Parameter[], values: ParameterValues): string {
  const pairs: string[] = [];
  for (const parameter of parameters) {
    const value = own(values, parameter.name);
    if (parameter.in !== "cookie" || value === undefined) continue;
    const name = encodeURIComponent(parameter.name);
    pairs.push(`${name}=${simpleParts(value, false, (part) => encodeURIComponent(String(part))).join(",")}`);
  }
  return pairs.join("; ");
}

function encodeSimple(parameter: Parameter, value: unknown): string {
  const encode = (part: unknown): string => strictEncode(String(part));
  if (parameter.contentType) return strictEncode(JSON.stringify(value));
  const explode = parameter.explode ?? false;
  if (parameter.style === "label") return `.${simpleParts(value, explode, encode).join(explode ? "." : ",")}`;
  if (parameter.style === "matrix") {
    const name = encode(parameter.name);
    if (explode && Array.isArray(value)) return value.map((part) => `;${name}=${encode(part)}`).join("");
    if (explode && isRecord(value))
      return simpleParts(value, true, encode)
        .map((part) => `;${part}`)
        .join("");
    return `;${name}=${simpleParts(value, false, encode).join(",")}`;
  }
  return simpleParts(value, explode, encode).join(",");
}

function simpleParts(value: unknown, explode: boolean, encode: (part: unknown) => string): string[] {
  if (Array.isArray(value)) return value.map(encode);
  if (!isRecord(value)) return [encode(value)];
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (explode) return entries.map(([key, part]) => `${encode(key)}=${encode(part)}`);
  return entries.flatMap(([key, part]) => [encode(key), encode(part)]);
}

function encodeQueryParameter(parameter: Parameter, value: unknown): string[] {
  const encode = (part: unknown): string =>
    parameter.allowReserved ? encodeReserved(String(part)) : strictEncode(String(part));
  const name = encode(parameter.name);
  if (parameter.contentType) return [`${name}=${encode(JSON.stringify(value))}`];
  const explode = parameter.explode ?? (parameter.style ?? "form") === "form";
  if (parameter.style === "deepObject") return deepPairs(name, value, encode);
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    if (explode) return value.map((part) => `${name}=${encode(part)}`);
    const separator =
      parameter.style === "spaceDelimited" ? "%20" : parameter.style === "pipeDelimited" ? "%7C" : ",";
    return [`${name}=${value.map(encode).join(separator)}`];
  }
  if (!isRecord(value)) return [`${name}=${encode(value)}`];
  const parts = simpleParts(value, explode, encode);
  return explode ? parts : [`${name}=${parts.join(",")}`];
}

// OAS defines deepObject for flat objects only; nesting and arrays follow what qs reads.
function deepPairs(name: string, value: unknown, encode: (part: unknown) => string): string[] {
  if (Array.isArray(value)) {
    const nested = value.some(isRecord);
    return value.flatMap((part, index) => deepPairs(nested ? `${name}[${index}]` : name, part, encode));
  }
  if (!isRecord(value)) return [`${name}=${encode(value)}`];
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .flatMap(([key, part]) => deepPairs(`${name}[${encode(key)}]`, part, encode));
}

function isQuery(parameter: Parameter, name: string): boolean {
  return parameter.in === "query" && parameter.name === name;
}

function strictEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function encodeReserved(text: string): string {
  return encodeURI(text).replace(/[#&+]/g, encodeURIComponent).replaceAll("%5B", "[").replaceAll("%5D", "]");
}

function own(values: ParameterValues, name: string): unknown {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}
