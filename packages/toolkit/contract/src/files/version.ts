import type { MutableObject } from "../bundle/mutable.ts";
import { isMutable } from "../bundle/mutable.ts";
import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { own } from "../json/json-object.ts";
import { typeName } from "../json/type-name.ts";
import type { SourceFile } from "../parse/source-file.ts";
import type { FilePlace } from "./file-place.ts";
import type { FileStore } from "./file-store.ts";

/** The line of OpenAPI that a document follows; undefined, and a finding, where it follows none that is supported. */
export function readVersion(
  document: unknown,
  file: SourceFile,
  store: FileStore,
  reporter: Reporter<Catalogue, FilePlace>,
): "3.0" | "3.1" | "3.2" | undefined {
  const name = store.displayName(file.location);
  const at = (pointer: string): FilePlace => ({ file: file.location, pointer });
  if (!isMutable(document)) {
    const reason =
      document === undefined || document === null ? "it is empty" : `its root is ${typeName(document)}`;
    reporter.report("LS1004", at(""), { file: name, reason });
    return undefined;
  }
  if (Object.hasOwn(document, "swagger")) {
    const version = String(document["swagger"]);
    reporter.report("LS1005", at("/swagger"), { file: name, version });
    return undefined;
  }
  const written = own(document, "openapi");
  if (written === undefined) {
    reporter.report("LS1004", at(""), { file: name, reason: "it has no field openapi" });
    return undefined;
  }
  const text = typeof written === "number" ? written.toFixed(1) : String(written);
  const line = (["3.0", "3.1", "3.2"] as const).find(
    (known) => text === known || text.startsWith(`${known}.`),
  );
  if (line === undefined) {
    reporter.report("LS1006", at("/openapi"), { version: text });
    return undefined;
  }
  if (typeof written !== "string") normalise(document, written, `${line}.0`, at("/openapi"), reporter);
  return line;
}

/** `openapi: 3.1` is a number to YAML; everything that reads the bundle expects a text. */
function normalise(
  document: MutableObject,
  written: unknown,
  read: string,
  at: FilePlace,
  reporter: Reporter<Catalogue, FilePlace>,
): void {
  reporter.report("LS1007", at, { version: String(written), read });
  document["openapi"] = read;
}
