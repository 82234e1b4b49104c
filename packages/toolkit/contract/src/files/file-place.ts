import type { SourceLocation } from "../diagnostics/diagnostic.ts";
import type { Locate } from "../diagnostics/reporter.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { frameAt, locateInFile } from "../source/locate.ts";

/** A place in one file: a node, or a range where there are no nodes yet. */
export type FilePlace =
  | { readonly file: string; readonly pointer: string; readonly range?: never }
  | { readonly file: string; readonly pointer?: never; readonly range: SourceLocation };

/** Looks places up in the files as they were read, before they are one document. */
export function locateInFiles(files: ReadonlyMap<string, SourceFile>): Locate<FilePlace> {
  return {
    locate: (place, part) =>
      place.range ?? locateInFile(files.get(place.file), place.file, place.pointer, part),
    frame: (location) => frameAt(files.get(location.file), location),
  };
}
