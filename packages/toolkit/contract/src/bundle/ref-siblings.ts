import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { SourceFile } from "../parse/source-file.ts";
import type { MutableObject } from "./mutable.ts";

/** OpenAPI 3.0 ignores what stands beside a `$ref`; keywords that validate are worth a warning. */
export function reportSiblings(
  holder: MutableObject,
  file: SourceFile,
  pointer: () => string,
  reporter: Reporter<Catalogue, FilePlace>,
): void {
  const keywords = Object.keys(holder).filter((key) => !annotations.has(key) && !key.startsWith("x-"));
  if (keywords.length === 0) return;
  const place = { file: file.location, pointer: joinPointer(pointer(), keywords[0] ?? "") };
  reporter.report("LS1106", place, { keywords: keywords.join(", ") }, { part: "key" });
}

const annotations = new Set([
  "$ref",
  "title",
  "description",
  "summary",
  "deprecated",
  "example",
  "examples",
  "default",
  "readOnly",
  "writeOnly",
  "nullable",
  "xml",
  "externalDocs",
]);
