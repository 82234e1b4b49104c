import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { entriesOf, isJsonObject, ownObject, referenceOf } from "../json/json-object.ts";
import { joinPointer, pointerOfFragment, valueAt } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";
import { sections } from "./grammar.ts";

/**
 * Reports components whose `$ref` leads back to themselves, so that there is no value. Each component is followed once.
 * A schema of that kind says nothing, and is made to: the `$ref` that closes the circle is taken out of the document.
 */
export function reportCircles(document: JsonObject, reporter: Reporter<Catalogue>): void {
  const checked = new Set<string>();
  for (const section of sections.values()) {
    const components = ownObject(ownObject(document, "components") ?? {}, section);
    for (const [name] of entriesOf(components)) {
      const way: string[] = [];
      let pointer: string | undefined = joinPointer("/components", section, name);
      while (pointer !== undefined && !checked.has(pointer)) {
        checked.add(pointer);
        way.push(pointer);
        const ref = referenceOf(valueAt(document, pointer));
        pointer = ref?.startsWith("#") ? pointerOfFragment(ref.slice(1)) : undefined;
      }
      if (pointer !== undefined && way.includes(pointer)) {
        const node = valueAt(document, pointer);
        const ref = referenceOf(node) ?? "";
        const isSchema = section === "schemas" && isJsonObject(node);
        reporter.report(isSchema ? "LS1412" : "LS1103", joinPointer(pointer, "$ref"), { ref });
        if (isSchema) Reflect.deleteProperty(node, "$ref");
      }
    }
  }
}
