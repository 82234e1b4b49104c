import { createSourceFile, type FileHeader, type GeneratorContext, tsDoc } from "@lockstep/codegen";
import { type Contract, isJsonObject } from "@lockstep/contract";
import type { Directions } from "./directions.ts";
import { componentMembers } from "./document/component-types.ts";
import { printInterface } from "./document/member.ts";
import { allOperations, operationMember } from "./document/operation-types.ts";
import { pathMembers } from "./document/path-types.ts";
import { createTypePrinter } from "./document/type-printer.ts";
import { componentType } from "./schema/component-type.ts";
import type { SchemaScope } from "./schema/scope.ts";

/**
 * Prints `types.gen.ts`: a type for each schema, and the whole document as `paths`, `webhooks`, `components` and `operations`,
 * in the shape that openapi-typescript gave these names and openapi-fetch reads.
 */
export function printTypes(
  contract: Contract,
  split: Directions,
  header: FileHeader,
  context: Pick<GeneratorContext, "report" | "memory">,
): string {
  const file = createSourceFile({ ...header, generator: "types" });
  const printer = createTypePrinter(contract, split, context);
  for (const { name, identifier } of contract.schemas) {
    printSchema(name, identifier, printer.output);
    const input = split.inputs.get(name);
    if (input !== undefined) printSchema(name, input, printer.input);
  }
  file.print``;
  file.print`${printInterface("paths", pathMembers("paths", contract, printer))}`;
  file.print``;
  file.print`${printInterface("webhooks", pathMembers("webhooks", contract, printer))}`;
  file.print``;
  file.print`${printInterface("components", componentMembers(schemaTypes(contract, split), printer))}`;
  file.print``;
  const operations = allOperations(contract).map((operation) => operationMember(operation, printer));
  file.print`${printInterface("operations", operations)}`;
  return file.toString();

  function printSchema(name: string, type: string, scope: SchemaScope): void {
    const schema = scope.schemas[name];
    const binary = printer.binaryComponents.get(name) ?? "string";
    const print = (): string => {
      const doc = isJsonObject(schema) ? tsDoc(scope.docOf(schema), 0) : "";
      const head = `export type ${type} =`;
      const { text } = componentType(name, { ...scope, binary }, head.length + 1);
      return `${doc === "" ? "" : `${doc}\n`}${head}${text.startsWith("\n") ? "" : " "}${text};`;
    };
    // What a circle leaves out depends on the others in it, and is reported each time.
    const alone = !scope.circles.has(name);
    file.print`${alone ? printer.recall("schema", [schema, name, type, scope.direction, binary], print) : print()}`;
  }
}

/** The exported type of each component: of both directions where there are two, the request's under `<name>Input`. */
function schemaTypes({ schemas }: Contract, { inputs }: Directions): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  const known = new Set(schemas.map(({ name }) => name));
  for (const { name, identifier } of schemas) {
    types.set(name, identifier);
    const input = inputs.get(name);
    if (input === undefined) continue;
    let key = `${name}Input`;
    while (known.has(key)) key = `${key}Body`;
    types.set(key, input);
  }
  return types;
}
