import type { Catalogue } from "../diagnostics/catalogue.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { entriesOf, ownObject, referenceOf } from "../json/json-object.ts";
import { joinPointer, pointerOfFragment, valueAt } from "../json/json-pointer.ts";
import type { JsonObject } from "../model.ts";
import { sections } from "./grammar.ts";
import { isMutable } from "./mutable.ts";
import { stubReference } from "./stub.ts";

/**
 * Reports components whose `$ref` leads back to themselves, so that there is no value. Each component is followed once.
 * A schema of that kind says nothing, and is made to: the `$ref` that closes the circle is taken out of the document.
 * @param lenient Does the same for other kinds, which is an error otherwise.
 */
export function reportCircles(document: JsonObject, reporter: Reporter<Catalogue>, lenient: boolean): void {
  const checked = new Set<string>();
  for (const [kind, section] of sections) {
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
        const at = joinPointer(pointer, "$ref");
        const slot = { kind, shape: "one" } as const;
        if (!isMutable(node)) continue;
        if (kind === "schema") {
          reporter.report("LS1412", at, { ref });
          stubReference(node, slot);
        } else if (lenient) {
          reporter.report("LS1103", at, { ref }, { recovered: `it is ${stubReference(node, slot).told}` });
        } else reporter.report("LS1103", at, { ref });
      }
    }
  }
}
