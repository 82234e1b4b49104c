import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { SourceFile } from "../parse/source-file.ts";
import type { Tallies } from "./tallies.ts";

/** Where a node that may need repair stands, and whom to tell. */
export interface Site {
  readonly file: SourceFile;
  /** JSON pointer of the node in its file; made only when asked. */
  readonly pointer: () => string;
  readonly reporter: Reporter<Catalogue, FilePlace>;
  readonly version: "3.0" | "3.1" | "3.2";
  /** What is told once however often it occurs. */
  readonly tallies: Tallies;
}

/** The place of a node, or of what stands below it. */
export function placeIn({ file, pointer }: Site, ...segments: readonly (string | number)[]): FilePlace {
  return { file: file.location, pointer: joinPointer(pointer(), ...segments) };
}

/** A scalar as its author wrote it, without quotes: `1.10`, which is the number 1.1 by now. Undefined where it is not in the file. */
export function writtenAs(
  { file, pointer }: Site,
  ...segments: readonly (string | number)[]
): string | undefined {
  const { valueStart, valueEnd, exact } = file.positions().find(joinPointer(pointer(), ...segments));
  const text = file.text.slice(valueStart, valueEnd).trim();
  return exact && text !== "" ? text.replace(/^(["'])(.*)\1$/, "$2") : undefined;
}

/** A value in a message, cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
