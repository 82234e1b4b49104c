import type { Operation, Parameter } from "../operation.ts";
import { fixedQuery } from "../routes/fixed-query.ts";
import { strictEncode } from "./strict-encode.ts";

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
  const path = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    const value = own(values, name);
    const text = value === undefined ? "" : encodeSimple(parameter ?? { name, in: "path" }, value);
    if (text === "") throw vanishing(name, value, template);
    return text;
  });
  // "." and ".." would be resolved away by URL parsers (RFC 3986 §5.2.4).
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(path)) {
    const [, name = ""] = /\{([^{}]+)\}/.exec(template) ?? [];
    throw vanishing(name, own(values, name), template);
  }
  return path;
}

/**
 * The query string of all query parameters, without `?`; `""` when there are none.
 * @throws TypeError for a list whose elements hold the separator of a style that cannot encode it.
 */
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

/**
 * A header's value in style `simple`, or by its media type. Not percent-encoded: headers are not URIs.
 * @throws TypeError for what a header cannot carry: characters beyond Latin-1, a comma inside of a list's element.
 */
export function encodeHeader(parameter: Parameter, value: unknown): string {
  const { name, contentType, explode = false } = parameter;
  const text =
    contentType === undefined
      ? simpleParts(value, explode, (part) => undivided(`headers.${name}`, value, part, ",")).join(",")
      : JSON.stringify(value);
  const beyond = /[^\t\u0020-\u007e\u0080-\u00ff]/u.exec(text);
  if (beyond) {
    throw new TypeError(
      `headers.${name} must not hold ${JSON.stringify(beyond[0])}: no header can carry it.`,
    );
  }
  return text;
}

/** The value of the `Cookie` header for all cookie parameters; `""` when there are none. */
export function encodeCookies(parameters: readonly Parameter[], values: ParameterValues): string {
  const pairs: string[] = [];
  for (const parameter of parameters) {
    const value = own(values, parameter.name);
    if (parameter.in !== "cookie" || value === undefined) continue;
    const name = encodeURIComponent(parameter.name);
    const encode = (part: unknown): string => encodeURIComponent(textOf(part).toWellFormed());
    const text = parameter.contentType
      ? encodeURIComponent(JSON.stringify(value).toWellFormed())
      : simpleParts(value, false, encode).join(",");
    pairs.push(`${name}=${text}`);
  }
  return pairs.join("; ");
}

function encodeSimple(parameter: Parameter, value: unknown): string {
  const encode = (part: unknown): string => strictEncode(textOf(part));
  if (parameter.contentType) return strictEncode(JSON.stringify(value));
  const explode = parameter.explode ?? false;
  if (parameter.style === "label") {
    // The separator of the exploded style is not a reserved character.
    const separated = (part: unknown): string =>
      explode ? undivided(`path.${parameter.name}`, value, part, ".", encode) : encode(part);
    return `.${simpleParts(value, explode, separated).join(explode ? "." : ",")}`;
  }
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
    parameter.allowReserved ? encodeReserved(textOf(part)) : strictEncode(textOf(part));
  const name = encode(parameter.name);
  if (parameter.contentType) return [`${name}=${encode(JSON.stringify(value))}`];
  const explode = parameter.explode ?? (parameter.style ?? "form") === "form";
  if (parameter.style === "deepObject") return deepPairs(name, value, encode);
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    if (explode) return value.map((part) => `${name}=${encode(part)}`);
    const [separator, encoded] = separators[parameter.style ?? "form"] ?? separators.form;
    return [`${name}=${value.map(divided(parameter, value, separator, encode)).join(encoded)}`];
  }
  if (!isRecord(value)) return [`${name}=${encode(value)}`];
  if (!explode) {
    return [`${name}=${simpleParts(value, false, divided(parameter, value, ",", encode)).join(",")}`];
  }
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .flatMap(([key, part]) =>
      (Array.isArray(part) ? part : [part]).map((one) => `${encode(key)}=${encode(one)}`),
    );
}

/** Of a comma the separator and the data look different; where all is sent as it is, they do not, and so with other separators. */
function divided(
  { name, allowReserved }: Parameter,
  whole: unknown,
  separator: string,
  encode: (part: unknown) => string,
): (part: unknown) => string {
  if (separator === "," && !allowReserved) return encode;
  return (part) => undivided(`query.${name}`, whole, part, separator, encode);
}

/** Between the elements of a list in one value, and how that is written. */
const separators: {
  readonly [style: string]: readonly [separator: string, encoded: string];
  readonly form: readonly [separator: string, encoded: string];
} = { form: [",", ","], spaceDelimited: [" ", "%20"], pipeDelimited: ["|", "%7C"] };

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

/** A scalar as text; what is nested where only scalars have a form is JSON. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/** An element that does not hold what parts it from the next: there is no way to write it. */
function undivided(
  place: string,
  whole: unknown,
  part: unknown,
  separator: string,
  encode: (part: unknown) => string = textOf,
): string {
  if (typeof whole === "object" && whole !== null && textOf(part).includes(separator)) {
    throw new TypeError(
      `${place} must not hold ${JSON.stringify(separator)} inside of an element: its style has no way to write that.`,
    );
  }
  return encode(part);
}

function vanishing(name: string, value: unknown, template: string): TypeError {
  return new TypeError(`path.${name} must not be ${JSON.stringify(value)}: ${template} needs a value there.`);
}

function isQuery(parameter: Parameter, name: string): boolean {
  return parameter.in === "query" && parameter.name === name;
}

function encodeReserved(text: string): string {
  return encodeURI(text.toWellFormed())
    .replace(/[#&+]/g, encodeURIComponent)
    .replaceAll("%5B", "[")
    .replaceAll("%5D", "]");
}

function own(values: ParameterValues, name: string): unknown {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}
