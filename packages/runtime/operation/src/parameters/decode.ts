import type { Operation, Parameter } from "../operation.ts";
import type { OperationSchemas, Schema } from "../validation/schemas.ts";
import { maxViolations, type Violation } from "../validation/violation.ts";
import { allowedTypes, childSchema, type Dereference, readText } from "./grammar.ts";

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
  const known = new Set(options.credentialNames);
  let acceptsAny = false;

  for (const parameter of operation.parameters ?? []) {
    const schema = options.schemas?.parameters?.[`${parameter.in}.${parameter.name}`];
    const read = new Reader(parameter, schema, options.dereference);
    const { value, problem } = readParameter(read, source, pairs ?? [], cookies, known);
    acceptsAny ||= parameter.in === "querystring" || (parameter.in === "query" && read.acceptsUnknownNames());
    const place = parameter.in === "querystring" ? "query" : parameter.in;
    const target = values[place === "header" ? "headers" : place === "cookie" ? "cookies" : place];
    if (problem) violations.push({ in: place, field: parameter.name, message: problem });
    else if (value !== undefined) target[parameter.name] = value;
    else if (parameter.required)
      violations.push({ in: place, field: parameter.name, message: "is required" });
    else {
      const fallback = read.default();
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

interface Reading {
  readonly value?: unknown;
  readonly problem?: string;
}

function readParameter(
  read: Reader,
  source: ParameterSource,
  pairs: readonly (readonly [string, string])[],
  cookies: ReadonlyMap<string, string>,
  known: Set<string>,
): Reading {
  const { parameter } = read;
  switch (parameter.in) {
    case "path": {
      const raw = source.path[parameter.name];
      return raw === undefined ? {} : read.simple(raw, decodeOnce);
    }
    case "header": {
      const raw = source.header(parameter.name.toLowerCase());
      return raw === undefined ? {} : read.simple(raw, (text) => text.trim());
    }
    case "cookie": {
      const raw = cookies.get(parameter.name);
      return raw === undefined ? {} : read.simple(raw, decodeOnce);
    }
    case "querystring":
      return { value: Object.fromEntries(pairs) };
    case "query":
      return read.query(pairs, known);
  }
}

class Reader {
  readonly parameter: Parameter;
  readonly #schema: Schema | undefined;
  readonly #dereference: Dereference;
  readonly #types: ReturnType<typeof allowedTypes>;

  constructor(parameter: Parameter, schema: Schema | undefined, dereference: Dereference) {
    this.parameter = parameter;
    this.#schema = schema;
    this.#dereference = dereference;
    this.#types = allowedTypes(schema, dereference);
  }

  default(): unknown {
    const target = this.#dereference(this.#schema);
    return typeof target === "object" ? structuredClone(target["default"]) : undefined;
  }

  /** An exploded form object takes names that cannot be told from other parameters. */
  acceptsUnknownNames(): boolean {
    if (!this.#isExplodedObject()) return false;
    const target = this.#dereference(this.#schema);
    return typeof target === "object" && target["additionalProperties"] !== false;
  }

  simple(raw: string, decode: (text: string) => string | undefined): Reading {
    const text = this.#stripPrefix(raw);
    if (text === undefined) return { problem: `must be written in style ${this.parameter.style}` };
    if (this.parameter.contentType) return json(decode(text));
    if (this.#is("array")) return this.#array(text === "" ? [] : text.split(this.#separator()), decode);
    if (this.#is("object"))
      return this.#object(text.split(this.#separator()), this.parameter.explode ?? false, decode);
    const decoded = decode(text);
    return decoded === undefined ? malformed : { value: readText(decoded, this.#types) };
  }

  query(pairs: readonly (readonly [string, string])[], known: Set<string>): Reading {
    const { name, style = "form", explode = style === "form" } = this.parameter;
    if (style === "deepObject") return this.#deepObject(pairs, known);
    if (this.#isExplodedObject()) return this.#explodedObject(pairs, known);
    known.add(name);
    const own = pairs.filter(([key]) => key === name).map(([, value]) => value);
    const [first] = own;
    if (first === undefined) return {};
    if (this.parameter.contentType) return own.length > 1 ? repeated : json(first);
    const identity = (text: string): string => text;
    if (this.#is("array")) {
      if (explode) return this.#array(own, identity);
      const separator = style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";
      return own.length > 1 ? repeated : this.#array(first === "" ? [] : first.split(separator), identity);
    }
    if (own.length > 1) return repeated;
    if (this.#is("object")) return this.#object(first.split(","), false, identity);
    return { value: readText(first, this.#types) };
  }

  #deepObject(pairs: readonly (readonly [string, string])[], known: Set<string>): Reading {
    const { name } = this.parameter;
    const result = bag();
    let found = false;
    for (const [key, text] of pairs) {
      if (!key.startsWith(`${name}[`) || !key.endsWith("]")) continue;
      known.add(key);
      found = true;
      const path = key.slice(name.length + 1, -1).split("][");
      if (path.length > 5) return { problem: "must not nest more than 5 levels deep" };
      if (!this.#setDeep(result, path, text)) return { problem: "holds contradicting names" };
    }
    return found ? { value: result } : {};
  }

  #setDeep(target: Record<string, unknown>, path: readonly string[], text: string): boolean {
    let schema = this.#schema;
    let current: Record<string, unknown> = target;
    for (const [index, key] of path.entries()) {
      schema = childSchema(schema, key === "" ? undefined : key, this.#dereference);
      if (index < path.length - 1 && path[index + 1] !== "") {
        const next = current[key];
        if (next !== undefined && (typeof next !== "object" || next === null)) return false;
        const child = (next ?? bag()) as Record<string, unknown>;
        current[key] = child;
        current = child;
        continue;
      }
      const types = allowedTypes(schema, this.#dereference);
      const existing = current[key];
      if (types.has("array") || index < path.length - 1) {
        const items = allowedTypes(childSchema(schema, undefined, this.#dereference), this.#dereference);
        const value = readText(text, items);
        if (Array.isArray(existing)) existing.push(value);
        else current[key] = [value];
        return true;
      }
      if (existing !== undefined) return false;
      current[key] = readText(text, types);
    }
    return true;
  }

  #explodedObject(pairs: readonly (readonly [string, string])[], known: Set<string>): Reading {
    const result = bag();
    for (const [key, text] of pairs) {
      const schema = childSchema(this.#schema, key, this.#dereference);
      if (schema === undefined) continue;
      known.add(key);
      result[key] = readText(text, allowedTypes(schema, this.#dereference));
    }
    return Object.keys(result).length > 0 ? { value: result } : {};
  }

  #array(parts: readonly string[], decode: (text: string) => string | undefined): Reading {
    const types = allowedTypes(childSchema(this.#schema, undefined, this.#dereference), this.#dereference);
    const values: unknown[] = [];
    for (const part of parts) {
      const text = decode(part);
      if (text === undefined) return malformed;
      values.push(readText(text, types));
    }
    return { value: values };
  }

  #object(parts: readonly string[], explode: boolean, decode: (text: string) => string | undefined): Reading {
    const result = bag();
    const flat = explode ? parts.flatMap((part) => splitOnce(part, "=")) : parts;
    if (flat.length % 2 !== 0) return { problem: "must hold a value for each name" };
    for (let index = 0; index < flat.length; index += 2) {
      const key = decode(flat[index] ?? "");
      const text = decode(flat[index + 1] ?? "");
      if (key === undefined || text === undefined) return malformed;
      result[key] = readText(
        text,
        allowedTypes(childSchema(this.#schema, key, this.#dereference), this.#dereference),
      );
    }
    return { value: result };
  }

  #is(type: "array" | "object"): boolean {
    return this.#types.has(type) && !this.#types.has("string");
  }

  #isExplodedObject(): boolean {
    const { style = "form", explode = style === "form", contentType } = this.parameter;
    return style === "form" && explode && !contentType && this.#is("object");
  }

  #separator(): string {
    const { style, explode } = this.parameter;
    if (explode && style === "label") return ".";
    return explode && style === "matrix" ? ";" : ",";
  }

  #stripPrefix(raw: string): string | undefined {
    const { style, name, explode } = this.parameter;
    if (style === "label") return raw.startsWith(".") ? raw.slice(1) : undefined;
    if (style !== "matrix") return raw;
    if (explode && this.#is("object")) return raw.startsWith(";") ? raw.slice(1) : undefined;
    if (!raw.startsWith(`;${name}=`)) return undefined;
    return explode ? raw.slice(name.length + 2).replaceAll(`;${name}=`, ";") : raw.slice(name.length + 2);
  }
}

const malformed: Reading = { problem: "is not validly percent-encoded" };
const repeated: Reading = { problem: "must not be repeated" };

// No prototype: a parameter may be called `__proto__`.
function bag(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function json(text: string | undefined): Reading {
  if (text === undefined) return malformed;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: "must be valid JSON" };
  }
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function queryPairs(query: string): readonly (readonly [string, string])[] | undefined {
  const pairs: [string, string][] = [];
  for (const part of query.split("&")) {
    if (part === "") continue;
    const [name = "", value = ""] = splitOnce(part.replaceAll("+", " "), "=").map(decodeOnce);
    if (splitOnce(part, "=").some((piece) => decodeOnce(piece) === undefined)) return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + separator.length)];
}

function cookieValues(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const [name, value] = splitOnce(part.trim(), "=");
    if (name && !cookies.has(name)) cookies.set(name, value.replace(/^"(.*)"$/, "$1"));
  }
  return cookies;
}
