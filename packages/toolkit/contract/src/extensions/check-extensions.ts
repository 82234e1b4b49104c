import type { Inline } from "../bundle/bundle.ts";
import type { Kind } from "../bundle/grammar.ts";
import type { MutableObject } from "../bundle/mutable.ts";
import { isMutable } from "../bundle/mutable.ts";
import type { ExtensionSite } from "../bundle/visit-file.ts";
import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { FilePlace } from "../files/file-place.ts";
import { isJsonObject, ownObject } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";
import { editDistance, suggest } from "../names/suggest.ts";
import type { ExtensionPlace } from "./define-extension.ts";
import { extensions, plannedExtensions } from "./index.ts";
import { type SchemaFault, schemaFaults } from "./schema-faults.ts";

/** Checks every `x-` key against the extensions that exist. Answers the values that do not fit; they are not to be parsed. */
export function checkExtensions(
  sites: readonly ExtensionSite[],
  inlines: ReadonlyMap<MutableObject, Inline>,
  reporter: Reporter<Catalogue, FilePlace>,
): ReadonlySet<unknown> {
  const wrong = new Set<unknown>();
  const near = nearNames();
  for (const site of sites) {
    const extension = extensions.find(({ name }) => name === site.name);
    if (extension === undefined) {
      const likely = near(site.name);
      if (likely !== undefined)
        reporter.report("LS1204", site.place, { name: site.name, likely }, { part: "key" });
      continue;
    }
    const place = placeOf(site.kind);
    if (!extension.at.some((allowed) => allowed === place)) {
      const parameters = {
        extension: site.name,
        place: words(site.kind),
        places: extension.at.map(words).join(", "),
      };
      reporter.report("LS1203", site.place, parameters, { part: "key" });
      continue;
    }
    if (site.value === false) continue;
    const inlined = isMutable(site.value) ? inlines.get(site.value) : undefined;
    const value = inlined === undefined ? site.value : inlined.target.node;
    const base =
      inlined === undefined
        ? site.place
        : { file: inlined.target.file.location, pointer: inlined.target.pointer };
    const faults = schemaFaults(extension, value);
    if (faults.length > 0) wrong.add(value);
    if (faults.length > 0 && !isOurs(value, extension.schema)) {
      reporter.report("LS1218", base, { extension: site.name }, { part: "key" });
    } else for (const fault of faults) reportFault(site.name, base, fault, reporter);
    if (inlined !== undefined && wrong.has(value)) wrong.add(site.value);
  }
  return wrong;
}

/**
 * True for a value that has a key of the extension's own or nearly one, itself or in an entry, and for a map of names. Another vendor's
 * extension of the same name has none.
 */
function isOurs(value: unknown, schema: JsonObject): boolean {
  if (!isJsonObject(value)) return false;
  const { properties, additionalProperties: entries } = { ...schema, ...ownObject(schema, "else") };
  const known = isJsonObject(properties) ? Object.keys(properties) : [];
  if (Object.keys(value).some((key) => known.includes(key) || suggest(key, known) !== undefined)) return true;
  if (!isJsonObject(entries)) return false;
  return entries["type"] === "string" || Object.values(value).some((entry) => isOurs(entry, entries));
}

function reportFault(
  extension: string,
  base: { readonly file: string; readonly pointer: string },
  fault: SchemaFault,
  reporter: Reporter<Catalogue, FilePlace>,
): void {
  const at = { file: base.file, pointer: joinPointer(base.pointer, ...fault.path) };
  const path = [extension, ...fault.path].join(".");
  if (fault.unknownKey === undefined) {
    const details = {
      part: fault.path.length === 0 || fault.onKey === true ? ("key" as const) : ("value" as const),
      hint: fault.hint,
    };
    reporter.report("LS1201", at, { path, fault: fault.text, extension }, details);
    return;
  }
  const likely = suggest(fault.unknownKey, fault.known);
  reporter.report(
    "LS1202",
    { file: base.file, pointer: joinPointer(at.pointer, fault.unknownKey) },
    { path, key: fault.unknownKey, known: fault.known.join(", ") },
    { part: "key", ...(likely === undefined ? {} : { hint: `did you mean "${likely}"?` }) },
  );
}

/** Likely name of an unknown `x-` key, at most two letters away from one of ours; each name is looked at once. */
function nearNames(): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const all = [...extensions.map(({ name }) => name), ...plannedExtensions];
  return (name) => {
    if (!known.has(name)) {
      const near = all.includes(name)
        ? undefined
        : all.find((other) => editDistance(name.toLowerCase(), other) <= 2);
      known.set(name, near);
    }
    return known.get(name);
  };
}

const places: Partial<Record<Kind, ExtensionPlace>> = {
  document: "root",
  pathItem: "path",
  operation: "operation",
  parameter: "parameter",
  header: "header",
  response: "response",
  schema: "schema",
  errorCode: "errorCode",
};

function placeOf(kind: Kind): ExtensionPlace | undefined {
  return places[kind];
}

function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
