import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { locationOf } from "../source/locate.ts";
import { duplicateYamlKeys } from "../source/yaml-positions.ts";
import type { FilePlace } from "./file-place.ts";
import type { FileStore } from "./file-store.ts";

/**
 * Reports what the parser found in a file. Returns false where it could make no value of it.
 * @param dispensable True for a file that loading does without if it has to. Default false.
 */
export function reportFileFaults(
  file: SourceFile,
  store: FileStore,
  reporter: Reporter<Catalogue, FilePlace>,
  dispensable = false,
): boolean {
  const { outcome } = file;
  const name = store.displayName(file.location);
  if (!outcome.ok) {
    const format = file.location.toLowerCase().endsWith(".json") ? "JSON" : "YAML";
    const end = Math.min(outcome.offset + outcome.length, file.text.length);
    const range = locationOf(file, outcome.offset, Math.max(end, outcome.offset + 1));
    const details = dispensable ? { recovered: "the file is left out" } : {};
    const parameters = { file: name, format, reason: outcome.reason };
    reporter.report("LS1002", { file: file.location, range }, parameters, details);
    return false;
  }
  if (outcome.duplicates) {
    for (const duplicate of duplicateYamlKeys(file.text)) {
      const range = locationOf(file, duplicate.start, duplicate.end);
      const first = locationOf(file, duplicate.firstStart, duplicate.firstEnd);
      reporter.report(
        "LS1003",
        { file: file.location, range },
        { key: duplicate.key },
        { related: [{ message: "written first here", at: { file: file.location, range: first } }] },
      );
    }
  }
  return true;
}
