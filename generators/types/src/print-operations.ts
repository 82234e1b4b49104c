import {
  createSourceFile,
  docText,
  type FileHeader,
  type Memory,
  operationTypeNames,
  propertyKey,
  type SourceFile,
} from "@lockstep/codegen";
import type { Contract, OperationModel } from "@lockstep/contract";
import { describeOperation } from "./describe-operation.ts";
import type { Directions } from "./directions.ts";
import { operationTypes } from "./operation-types.ts";
import { serverUrl } from "./print-api.ts";
import { printDescriptor } from "./print-descriptor.ts";

/** Prints `operations.gen.ts`: for each operation its types and one annotated constant, nothing else as a value. */
export function printOperations(
  contract: Contract,
  split: Directions,
  header: FileHeader,
  memory: Memory,
): string {
  const file = createSourceFile({ ...header, generator: "types" });
  const typeNames = operationTypeNames(contract);
  const names = { inputs: [...split.inputs], outputs: [...split.outputs] };
  for (const operation of contract.operations) {
    file.declare(operation.id);
    const typeName = file.declare(typeNames.get(operation.id) ?? operation.id);
    const servers = ownServers(contract, operation);
    const print = (): void => {
      printInterface(file, typeName, operation, { contract, split });
      file.doc(describeOperation(operation));
      printDescriptor(file, operation, typeName, servers);
      file.print``;
    };
    // What pages and envelopes hold is looked up elsewhere in the contract.
    if (operation.pagination || operation.envelope) print();
    else file.recall(memory, "operation", [operation, typeName, names, servers], print);
  }
  printIndex(file, contract, typeNames);
  return file.toString();
}

/** Where an operation is, if that is not where the others are. */
function ownServers({ servers }: Contract, operation: OperationModel): readonly string[] {
  const own = operation.servers.map(serverUrl);
  const all = servers.map(serverUrl);
  return own.length === all.length && own.every((url, index) => url === all[index]) ? [] : own;
}

function printInterface(
  file: SourceFile,
  typeName: string,
  operation: OperationModel,
  context: Parameters<typeof operationTypes>[1],
): void {
  const types = operationTypes(operation, context);
  file.doc(docText(`Types of \`${operation.method} ${operation.path}\`.`));
  file.print`export interface ${typeName} {`;
  file.print`  input: ${types.input};`;
  for (const section of ["success", "wire", "errors", "failures"] as const) {
    const members = types[section];
    if (members.length === 0) file.print`  ${section}: Record<never, never>;`;
    else {
      file.print`  ${section}: {`;
      for (const [key, type] of members) file.print`    ${key}: ${type};`;
      file.print`  };`;
    }
  }
  file.print`  item: ${types.item};`;
  file.print`  security: "${types.security}";`;
  file.print`}`;
  file.print``;
}

function printIndex(file: SourceFile, contract: Contract, typeNames: ReadonlyMap<string, string>): void {
  file.declare("Operations");
  file.declare("OperationId");
  file.doc(["The types of all operations, by id."]);
  file.print`export interface Operations {`;
  for (const { id } of contract.operations) file.print`  ${propertyKey(id)}: ${typeNames.get(id) ?? id};`;
  file.print`}`;
  file.print``;
  file.print`export type OperationId = keyof Operations;`;
}
