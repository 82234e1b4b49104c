import {
  createSourceFile,
  docText,
  type GeneratedFile,
  type GeneratorContext,
  importsFrom,
} from "@lockstep/codegen";
import type { Contract, OperationModel } from "@lockstep/contract";

/** The generated registry: every handler by operation id, from the file that is the user's. */
export function printRegistry({ contract, header }: GeneratorContext): string {
  const file = createSourceFile({ ...header, generator: "server" });
  const names = fileNames(contract);
  for (const { id } of contract.operations) {
    file.print`export { ${id} } from "../src/handlers/${names.get(id) ?? id}.ts";`;
  }
  return file.toString();
}

/** A stub for each operation: created once, the user's from then on. */
export function handlerFiles(contract: Contract): readonly GeneratedFile[] {
  const names = fileNames(contract);
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

/**
 * File names by operation id, kebab-case: `getAgent` → `get-agent`. Ids that would share a file, on any file system, get
 * their own spelling behind.
 */
function fileNames(contract: Contract): ReadonlyMap<string, string> {
  const byName = Map.groupBy(contract.operations, ({ id }) => kebab(id));
  return new Map(
    contract.operations.map(({ id }) => {
      const name = kebab(id);
      const rivals = byName.get(name)?.length ?? 0;
      return [id, rivals > 1 ? `${name}--${spelling(id)}` : name];
    }),
  );
}

function kebab(id: string): string {
  return id
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .replace(/[_$]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
}

// Distinct for ids that differ in case or separators only: case as a row of bits, separators by their code.
function spelling(id: string): string {
  return [...id]
    .map((character) => (/\p{Lu}/u.test(character) ? "1" : /[_$]/.test(character) ? "x" : "0"))
    .join("");
}
