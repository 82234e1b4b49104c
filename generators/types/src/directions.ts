import { type Contract, isJsonObject, type OperationModel } from "@lockstep/contract";
import { record } from "./json-object.ts";
import { componentName } from "./schema/component-name.ts";

/** Schemas whose requests and answers differ, because of `readOnly` and `writeOnly` properties. */
export interface Directions {
  /** Component name → the exported type that requests use instead. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Component name → its exported type. */
  readonly outputs: ReadonlyMap<string, string>;
}

/**
 * Gives each component that holds `readOnly` or `writeOnly` properties, at any depth, a second type for requests, so that both
 * directions have plain types (OAS 3.1 §4.8.24.5, JSON Schema Validation §9.4).
 */
export function splitDirections(contract: Contract): Directions {
  const schemas = record(record(contract.document["components"])["schemas"]);
  const outputs = new Map(contract.schemas.map(({ name, identifier }) => [name, identifier]));
  const references = new Map<string, ReadonlySet<string>>();
  const marked: string[] = [];
  for (const [name, schema] of Object.entries(schemas)) {
    const seen = survey(schema);
    references.set(name, seen.references);
    if (seen.directional) marked.push(name);
  }
  const inputs = new Map<string, string>();
  if (marked.length === 0) return { inputs, outputs };
  const directional = reaching(references, marked);
  const requested = reachable(references, requestedNames(contract));
  const used = new Set(outputs.values());
  for (const { name, identifier } of contract.schemas) {
    if (!directional.has(name) || !requested.has(name)) continue;
    let input = `${identifier}Input`;
    while (used.has(input)) input = `${input}Body`;
    used.add(input);
    inputs.set(name, input);
  }
  return { inputs, outputs };
}

/** The components that a schema refers to, and whether it holds a directional property itself. */
function survey(schema: unknown): {
  readonly references: ReadonlySet<string>;
  readonly directional: boolean;
} {
  const references = new Set<string>();
  let directional = false;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (!isJsonObject(value)) return;
    const name = componentName(value["$ref"]);
    if (name !== undefined) references.add(name);
    directional ||= value["readOnly"] === true || value["writeOnly"] === true;
    for (const key of Object.keys(value)) {
      const child = value[key];
      if (typeof child === "object" && !dataKeywords.has(key)) visit(child);
    }
  };
  visit(schema);
  return { references, directional };
}

/** Components that requests name. */
function requestedNames({ operations, webhooks }: Contract): readonly string[] {
  const named = ({ body, parameters }: OperationModel): readonly string[] =>
    [...(body?.content ?? []), ...parameters].flatMap(({ schema }) => [...survey(schema).references]);
  return [...operations, ...webhooks].flatMap(named);
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
    for (const target of targets) users.set(target, (users.get(target) ?? new Set<string>()).add(name));
  }
  return reachable(users, to);
}

/** Their values are data, not schemas. */
const dataKeywords: ReadonlySet<string> = new Set(["const", "enum", "default", "example", "examples"]);
