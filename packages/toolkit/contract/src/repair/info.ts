import { isMutable, type MutableObject } from "../bundle/mutable.ts";
import { type Site, writtenAs } from "./site.ts";

/** Reads a title or version that YAML takes for a number as the text that was written: `1.10` is no 1.1. */
export function repairInfo(document: MutableObject, site: Site): void {
  const { info } = document;
  if (!isMutable(info)) return;
  for (const field of ["title", "version"]) {
    const value = info[field];
    if (typeof value === "number" || typeof value === "boolean") {
      info[field] = writtenAs(site, "info", field) ?? String(value);
    }
  }
}
