import { entriesOf, isJsonObject, ownObject } from "../json/json-object.ts";
import { sections } from "./grammar.ts";

/** Names of the root document's components, by section. */
export function componentNames(document: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const components = isJsonObject(document) ? ownObject(document, "components") : undefined;
  for (const section of sections.values()) {
    names.set(section, new Set(entriesOf(components?.[section]).map(([name]) => name)));
  }
  return names;
}
