import {
  type ApiName,
  apiName,
  type GeneratedFile,
  mergeFiles,
  noMemory,
  planFiles,
} from "@lockstep/codegen";
import { type Contract, type Diagnostic, loadContract } from "@lockstep/contract";
import { diagnosticsOf } from "../../packages/toolkit/cli/src/generate/diagnostics-of.ts";
import { runGenerators } from "../../packages/toolkit/cli/src/generate/run-generators.ts";
import { generators } from "../../packages/toolkit/cli/src/generators.ts";
import type { HostileDocument } from "./hostile/document.ts";

/** What became of a document: files, or the errors that it was refused with. */
export type Generated = { readonly diagnostics: readonly Diagnostic[] } & (
  | {
      readonly refused?: false;
      readonly contract: Contract;
      readonly api: ApiName;
      readonly files: readonly GeneratedFile[];
    }
  | { readonly refused: true }
);

/** Loads a document and generates all layers into one folder, in memory, the way the command does it. */
export async function generateAll(document: HostileDocument): Promise<Generated> {
  const { contract, diagnostics } = await loadContract(document.location, {
    cwd: "/fuzz",
    lenient: document.lenient,
    readFile: async (location) => {
      const text = document.files.get(location);
      if (text === undefined) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
      return text;
    },
  });
  if (contract === undefined) {
    if (!isRefused(diagnostics)) throw new Error("There is no contract, and no error says why.");
    return { diagnostics, refused: true };
  }
  const outputs = ["client", "server", "mocks", "lint"];
  const { header, name } = document;
  const config = name === undefined ? { header } : { header, name };
  const made = await runGenerators(
    contract,
    generators,
    outputs,
    config,
    () => undefined,
    AbortSignal.any([]),
    noMemory,
  );
  const all = [...diagnostics, ...diagnosticsOf(made.findings, contract)];
  if (isRefused(all)) return { diagnostics: all, refused: true };
  const wanted = mergeFiles(outputs.flatMap((output) => made.files.get(output) ?? []));
  const entries = planFiles({ wanted, disk: new Map() });
  const files = entries.map(({ path, content = "", ownership }) => ({ path, content, ownership }));
  return { diagnostics: all, contract, api: apiName(contract.info.title, name), files };
}

function isRefused(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
