import {
  createSourceFile,
  docText,
  type GeneratedFile,
  type GeneratorContext,
  importsFrom,
} from "@lockstep/codegen";
import type { Contract, OperationModel } from "@lockstep/contract";
import { handlerFileNames } from "./handler-file-names.ts";

/** The generated registry: every handler by operation id, from the file that is the user's. */
export function printRegistry({ contract, header }: GeneratorContext): string {
  const file = createSourceFile({ ...header, generator: "server" });
  const names = handlerFileNames(contract.operations.map(({ id }) => id));
  for (const { id } of contract.operations) {
    file.print`export { ${id} } from "../src/handlers/${names.get(id) ?? id}.ts";`;
  }
  return file.toString();
}

/** A stub for each operation: created once, the user's from then on. */
export function handlerFiles(contract: Contract): readonly GeneratedFile[] {
  const names = handlerFileNames(contract.operations.map(({ id }) => id));
  return contract.operations.map((operation) => ({
    path: `src/handlers/${names.get(operation.id) ?? operation.id}.ts`,
    content: printStub(operation),
    ownership: "once" as const,
  }));
}

function printStub(operation: OperationModel): string {
  const file = createSourceFile();
  const notImplemented = importsFrom("@lockstep/server").value("notImplemented");
  const Handler = importsFrom("../../gen/server.gen.ts").type("Handler");
  file.declare(operation.id);
  // Method and path tell a renamed operation from a new one.
  file.doc(docText(`${operation.method} ${operation.path}`));
  file.print`export const ${operation.id}: ${Handler}<"${operation.id}"> = () => ${notImplemented}();`;
  return file.toString();
}
