import { dirname } from "node:path";
import { type Diagnostic, loadContract } from "@lockstep/contract";
import { isUrl } from "../config/resolve-config.ts";

/**
 * Everything that loading and the lint rules find in a document; a fault that both see is said once.
 * @param document Absolute path, or URL.
 * @param folder Where a `redocly.yaml` may be, beside the document's own folder.
 */
export async function lintContract(document: string, folder: string): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await loadContract(document, { cwd: folder });
  // A file that is no document has nothing for the rules to look at.
  if (diagnostics.some(({ id, severity }) => severity === "error" && id.startsWith("LS10")))
    return diagnostics;
  // Redocly is large: it is loaded only here.
  const { lintWithRedocly } = await import("./redocly.ts");
  const folders = isUrl(document) ? [folder] : [dirname(document), folder];
  const found = await lintWithRedocly(document, folders);
  return [...diagnostics, ...withoutKnown(found, diagnostics)];
}

/** Leaves out what loading has said already, in better words, at the same place. */
function withoutKnown(found: readonly Diagnostic[], known: readonly Diagnostic[]): readonly Diagnostic[] {
  const errors = known.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return found;
  const places = new Set(errors.map(({ location: { file, line } }) => `${file}:${line}`));
  return found.filter((diagnostic) => {
    if (diagnostic.id !== "no-unresolved-refs" && !diagnostic.id.startsWith("lockstep/")) return true;
    const { file, line } = diagnostic.location;
    return !places.has(`${file}:${line}`);
  });
}
