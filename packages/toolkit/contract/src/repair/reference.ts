import type { Kind } from "../bundle/grammar.ts";
import type { MutableObject } from "../bundle/mutable.ts";
import { typeName } from "../json/type-name.ts";
import { placeIn, type Site } from "./site.ts";

/**
 * Leaves beside a `$ref` what counts there: everything in a path item and in a schema of OpenAPI 3.1, texts elsewhere. What validates
 * and does not count is worth a warning.
 */
export function repairReference(holder: MutableObject, kind: Kind, site: Site): void {
  const ref = holder["$ref"];
  if (typeof ref !== "string") {
    Reflect.deleteProperty(holder, "$ref");
    const parameters = { keyword: "$ref", expected: "a text", found: typeName(ref), outcome: "ignored" };
    site.reporter.report("LS1415", placeIn(site, "$ref"), parameters, { part: "key" });
    return;
  }
  if (kind === "pathItem" || (kind === "schema" && site.version !== "3.0")) return;
  const kept = kind === "schema" ? annotations : texts;
  const ignored = Object.keys(holder).filter((key) => !kept.has(key) && !key.startsWith("x-"));
  const [first] = ignored;
  if (first === undefined) return;
  const place = placeIn(site, first);
  for (const keyword of ignored) Reflect.deleteProperty(holder, keyword);
  site.reporter.report("LS1106", place, { keywords: ignored.join(", ") }, { part: "key" });
}

/** @see OpenAPI 3.1 §4.8.23 */
const texts: ReadonlySet<string> = new Set(["$ref", "summary", "description"]);

const annotations: ReadonlySet<string> = new Set([
  ...texts,
  "title",
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
