import type { ApiName, GeneratedFile } from "@lockstep/codegen";
import type { Contract } from "@lockstep/contract";
import { ts } from "ts-morph";
import { dataFaults } from "./data.ts";
import { evaluate } from "./evaluate.ts";
import { knownNames } from "./known-names.ts";
import { pathFaults } from "./paths.ts";
import { syntaxFaults } from "./syntax.ts";
import { textFaults } from "./text.ts";

/** What was generated, and from what. */
export interface Made {
  readonly contract: Contract;
  readonly api: ApiName;
  readonly files: readonly GeneratedFile[];
}

/**
 * Everything that is wrong with generated files, whichever printer made them; empty where nothing of the document has become
 * anything but strings, keys, comments and the names that the model gives. `canaries` are the names that the document's payloads call.
 */
export function checkFiles({ contract, api, files }: Made, canaries: Iterable<string>): readonly string[] {
  const paths = pathFaults(files.map(({ path }) => path));
  const manifests = files.filter(({ path }) => path.endsWith(".json"));
  const parsed = files
    .filter((file) => !manifests.includes(file))
    .map(({ path, content }) => ({
      path,
      source: ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true),
    }));
  const known = knownNames(contract, api);
  const deprecated = /"deprecated":true|"x-deprecation":/.test(JSON.stringify(contract.document));
  const faults = [
    ...paths,
    ...manifests.flatMap((manifest) => manifestFaults(manifest, files)),
    ...parsed.flatMap((file) => [...syntaxFaults(file, known), ...textFaults(file, deprecated)]),
  ];
  // What is no data is not run.
  if (faults.length > paths.length) return faults;
  const evaluated = evaluate(parsed, canaries);
  return [...faults, ...evaluated.faults, ...dataFaults(contract, evaluated)];
}

function manifestFaults(
  { path, content }: GeneratedFile,
  files: readonly GeneratedFile[],
): readonly string[] {
  const listed = Object.keys(JSON.parse(content) as object);
  const generated = files.filter((file) => file.ownership === "generated" && file.path !== path);
  const same = generated.length === listed.length && generated.every((file) => listed.includes(file.path));
  return same ? [] : [`${path}: does not list what was generated`];
}
