import type { Finding, GeneratorContext } from "@lockstep/codegen";
import { type Contract, type JsonObject, schemaDeprecation } from "@lockstep/contract";
import type { Directions } from "../directions.ts";
import { record } from "../json-object.ts";
import { findCircles } from "../schema/circles.ts";
import { findDiscriminated } from "../schema/discriminators.ts";
import { schemaDoc } from "../schema/schema-doc.ts";
import { schemaType } from "../schema/schema-type.ts";
import type { SchemaScope } from "../schema/scope.ts";
import type { Spot, TypeText } from "../schema/type-text.ts";
import { binaryComponents } from "./binary-components.ts";
import { typeContext } from "./type-context.ts";

/** What all parts of `types.gen.ts` are printed with. */
export interface TypePrinter {
  readonly document: JsonObject;
  readonly components: JsonObject;
  readonly input: SchemaScope;
  readonly output: SchemaScope;
  /** What `format: binary` is in each component that holds it. */
  readonly binaryComponents: ReadonlyMap<string, string>;
  /** A type that is printed of data, or was printed of equal data before. */
  readonly recall: <Value>(purpose: string, data: readonly unknown[], make: () => Value) => Value;
}

/** Reads once what the types of all schemas depend on. */
export function createTypePrinter(
  contract: Contract,
  split: Directions,
  { report, memory }: Pick<GeneratorContext, "report" | "memory">,
): TypePrinter {
  const { inputs, outputs } = split;
  const components = record(contract.document["components"]);
  const schemas = record(components["schemas"]);
  const discriminated = findDiscriminated(schemas, [
    contract.document["paths"],
    contract.document["webhooks"],
  ]);
  const surroundings = typeContext(contract, split, discriminated);
  const binary = binaryComponents(contract);
  const shared = {
    schemas,
    discriminated,
    circles: findCircles(schemas),
    onCut: (name: string, through: string): void => report(cutFinding(name, through)),
    binary: "string",
    docOf: (schema: JsonObject): readonly string[] => schemaDoc(schema, schemaDeprecation(contract, schema)),
  };
  return {
    document: contract.document,
    components,
    input: { ...shared, direction: "input", nameOf: (name) => inputs.get(name) ?? outputs.get(name) },
    binaryComponents: binary,
    output: { ...shared, direction: "output", nameOf: (name) => outputs.get(name) },
    recall: (purpose, data, make) => memory.recall(purpose, [surroundings, ...data], make),
  };
}

/** The type of a schema below one of the document's interfaces. */
export function typeAt(schema: unknown, spot: Spot, scope: SchemaScope): TypeText {
  return schemaType(schema, spot, scope);
}

function cutFinding(name: string, through: string): Finding {
  return {
    id: "LS2102",
    severity: "warning",
    message: `the schema ${name} refers to itself as a whole, through ${through}; its type leaves that reference out`,
    hint: "Put a property between them, or let only one of the two refer to the other.",
    pointer: `/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
  };
}
