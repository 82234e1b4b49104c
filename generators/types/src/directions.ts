import type { Contract, JsonObject } from "@lockstep/contract";
import { record } from "./json-object.ts";

/** Schemas whose requests and answers differ, because of `readOnly` and `writeOnly` properties. */
export interface Directions {
  /** Component name → name of the component that requests use instead. */
  readonly inputs: ReadonlyMap<string, string>;
  /** `components.schemas` with the input variants added, each behind its original. */
  readonly schemas: JsonObject;
  /** Rewrites a schema that stands in a request: drops `readOnly` properties, points to the input variants. */
  readonly toInput: (schema: unknown) => unknown;
  /** Rewrites a schema that stands in an answer: drops `writeOnly` properties. */
  readonly toOutput: (schema: unknown) => unknown;
}

/**
 * Gives each component that holds `readOnly` or `writeOnly` properties, at any depth, a variant for requests, so that both
 * directions have plain types (OAS 3.1 §4.8.24.5, JSON Schema Validation §9.4).
 */
export function splitDirections(contract: Contract): Directions {
  const schemas = record(record(contract.document["components"])["schemas"]);
  const references = schemaReferences(schemas);
  const directional = reaching(references, directionalNames(schemas));
  const requested = reachable(references, requestedNames(contract));
  const inputs = new Map<string, string>();
  for (const name of Object.keys(schemas)) {
    if (!directional.has(name) || !requested.has(name)) continue;
    let input = `${name}Input`;
    while (Object.hasOwn(schemas, input)) input = `${input}Body`;
    inputs.set(name, input);
  }
  const toInput = (schema: unknown): unknown => rewrite(schema, "readOnly", inputs);
  const toOutput = (schema: unknown): unknown => rewrite(schema, "writeOnly", new Map());
  const entries = Object.entries(schemas).flatMap(([name, schema]) => {
    const input = inputs.get(name);
    const own = [name, directional.has(name) ? toOutput(schema) : schema];
    return input === undefined ? [own] : [own, [input, toInput(schema)]];
  });
  return { inputs, schemas: Object.fromEntries(entries) as JsonObject, toInput, toOutput };
}

/** Component → the components that it refers to. */
function schemaReferences(schemas: JsonObject): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, new Set(namesIn(schema))]));
}

function namesIn(value: unknown): readonly string[] {
  const names: string[] = [];
  visit(value, (node) => {
    const name = componentName(node["$ref"]);
    if (name !== undefined) names.push(name);
  });
  return names;
}

/** Components that hold a directional property themselves. */
function directionalNames(schemas: JsonObject): readonly string[] {
  return Object.entries(schemas).flatMap(([name, schema]) => {
    let found = false;
    visit(schema, (node) => {
      found ||= node["readOnly"] === true || node["writeOnly"] === true;
    });
    return found ? [name] : [];
  });
}

/** Components that request bodies name. */
function requestedNames({ operations, webhooks }: Contract): readonly string[] {
  return [...operations, ...webhooks].flatMap(({ body }) =>
    (body?.content ?? []).flatMap(({ schema }) => namesIn(schema)),
  );
}

/** `from`, and all that can be reached from there. */
function reachable(
  references: ReadonlyMap<string, ReadonlySet<string>>,
  from: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(references.get(name) ?? []));
  }
  return found;
}

/** `to`, and all from where it can be reached. */
function reaching(
  references: ReadonlyMap<string, ReadonlySet<string>>,
  to: readonly string[],
): ReadonlySet<string> {
  const users = new Map<string, Set<string>>();
  for (const [name, targets] of references) {
    for (const target of targets) users.set(target, (users.get(target) ?? new Set()).add(name));
  }
  return reachable(users, to);
}

function rewrite(value: unknown, forbidden: string, inputs: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, forbidden, inputs));
  if (typeof value !== "object" || value === null) return value;
  const node = value as Record<string, unknown>;
  const reference = componentName(node["$ref"]);
  const input = reference === undefined ? undefined : inputs.get(reference);
  const gone = new Set(
    Object.entries(record(node["properties"]))
      .filter(([, property]) => record(property)[forbidden] === true)
      .map(([name]) => name),
  );
  const entries = Object.entries(node).map(([key, child]): [string, unknown] => {
    if (key === "$ref" && input !== undefined) return [key, `#/components/schemas/${escapeSegment(input)}`];
    if (dataKeywords.has(key)) return [key, child];
    if (key === "properties") {
      const kept = Object.entries(record(child)).filter(([name]) => !gone.has(name));
      return [
        key,
        Object.fromEntries(kept.map(([name, property]) => [name, rewrite(property, forbidden, inputs)])),
      ];
    }
    if (key === "required" && Array.isArray(child))
      return [key, child.filter((name) => !gone.has(String(name)))];
    // The mapping names components; in a request these are the input variants.
    if (key === "mapping" && inputs.size > 0) return [key, mapped(record(child), inputs)];
    return [key, rewrite(child, forbidden, inputs)];
  });
  return Object.fromEntries(entries);
}

function mapped(mapping: JsonObject, inputs: ReadonlyMap<string, string>): unknown {
  const entries = Object.entries(mapping).map(([value, target]) => {
    const input = inputs.get(componentName(target) ?? "");
    return [value, input === undefined ? target : `#/components/schemas/${escapeSegment(input)}`];
  });
  return Object.fromEntries(entries);
}

/** Their values are data, not schemas. */
const dataKeywords: ReadonlySet<string> = new Set(["const", "enum", "default", "example", "examples"]);

function visit(value: unknown, see: (node: JsonObject) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const node = value as JsonObject;
  see(node);
  for (const [key, child] of Object.entries(node)) if (!dataKeywords.has(key)) visit(child, see);
}

/** The name of the component that a `$ref` points to. */
export function componentName(reference: unknown): string | undefined {
  const prefix = "#/components/schemas/";
  if (typeof reference !== "string" || !reference.startsWith(prefix)) return undefined;
  const name = reference.slice(prefix.length);
  return name.includes("/") ? undefined : unescapePointer(name);
}

function unescapePointer(segment: string): string {
  const text = segment.replaceAll("~1", "/").replaceAll("~0", "~");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escapeSegment(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
