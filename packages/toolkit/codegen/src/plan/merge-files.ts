import { PlanError } from "../errors.ts";
import type { GeneratedFile } from "../generator.ts";
import { manifestPath } from "./manifest.ts";
import { isSafePath } from "./safe-path.ts";

/** What one generator made for one output. */
export interface FileSet {
  /** For messages, e.g. `types for client`. */
  readonly origin: string;
  readonly files: readonly GeneratedFile[];
}

/**
 * The files of all generators for one folder: equal ones (shared types of two outputs) once.
 * @throws PlanError when two differ under one path, differ only by case, or leave the folder: a fault of a generator.
 */
export function mergeFiles(sets: readonly FileSet[]): readonly GeneratedFile[] {
  const merged = new Map<string, { readonly file: GeneratedFile; readonly origin: string }>();
  for (const { origin, files } of sets) {
    for (const file of files) {
      if (!isSafePath(file.path) || file.path === manifestPath) {
        throw new PlanError(
          `The generator ${origin} made ${JSON.stringify(file.path)}, which is not a path it may write.`,
        );
      }
      // Some file systems hold only one of `a.ts` and `A.ts`.
      const key = file.path.normalize("NFC").toLowerCase();
      const other = merged.get(key);
      if (other === undefined) merged.set(key, { file, origin });
      else if (!isSame(other.file, file)) {
        throw new PlanError(
          `The generators ${other.origin} and ${origin} both made ${file.path}, with different content; ` +
            "give their outputs different folders, and report this.",
        );
      }
    }
  }
  return [...merged.values()].map(({ file }) => file);
}

function isSame(a: GeneratedFile, b: GeneratedFile): boolean {
  return a.path === b.path && a.content === b.content && a.ownership === b.ownership;
}
