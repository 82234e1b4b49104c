import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { locationOf } from "../source/locate.ts";
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
  const at = (start: number, end: number): FilePlace => ({
    file: file.location,
    range: locationOf(file, start, end),
  });
  const { duplicates, lax, secondDocument, secondDocument: second = 0 } = outcome;
  if (file.guessedEncoding !== undefined) {
    reporter.report("LS1010", at(0, 1), { file: name, encoding: file.guessedEncoding });
  }
  if (lax !== undefined) {
    reporter.report("LS1009", at(lax.offset, lax.offset + lax.length), { file: name, reason: lax.reason });
  }
  if (secondDocument !== undefined) reporter.report("LS1011", at(second, second + 3), { file: name });
  for (const { key, start, end, firstStart, firstEnd } of duplicates) {
    const related = [{ message: "written first here", at: at(firstStart, firstEnd) }];
    reporter.report("LS1003", at(start, end), { key }, { related });
  }
  return true;
}
