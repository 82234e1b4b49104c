import type { Contract, OperationModel } from "@lockstep/contract";
import { record } from "./json-object.ts";
import { reachable, reaching, survey } from "./schema/references.ts";

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

/** Components that requests name. */
function requestedNames({ operations, webhooks }: Contract): readonly string[] {
  const named = ({ body, parameters }: OperationModel): readonly string[] =>
    [...(body?.content ?? []), ...parameters].flatMap(({ schema }) => [...survey(schema).references]);
  return [...operations, ...webhooks].flatMap(named);
}
