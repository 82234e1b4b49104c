import { ownString } from "../json/json-object.ts";
import { parentPointer, valueAt } from "../json/json-pointer.ts";
import type { SourceFile } from "../parse/source-file.ts";
import { placeIn, type Site } from "../repair/site.ts";
import { namesOf } from "./anchors.ts";
import { isMutable, type MutableObject } from "./mutable.ts";
import { referenceTo } from "./names.ts";

/**
 * A `$dynamicRef` means the outermost schema of that `$dynamicAnchor` on the way to it. Where there is one such schema it is a `$ref`;
 * where there are several no single type can stand for it, so it is anything, and told. @see JSON Schema 2020-12 §8.2.3.2
 */
export function settleDynamicReference(schema: MutableObject, site: Site, root: SourceFile): void {
  const ref = ownString(schema, "$dynamicRef") ?? recursiveReference(schema, site);
  if (ref === undefined) return;
  Reflect.deleteProperty(schema, "$dynamicRef");
  Reflect.deleteProperty(schema, "$recursiveRef");
  const name = ref.startsWith("#") ? ref.slice(1) : "";
  const count = [...new Set([site.file, root])]
    .map((file) => namesOf(file).dynamic.get(name) ?? 0)
    .reduce((sum, one) => sum + one, 0);
  if (count > 1) site.reporter.report("LS1413", placeIn(site, "$dynamicRef"), { ref });
  else if (Object.hasOwn(schema, "$ref")) {
    const others = schema["allOf"];
    schema["allOf"] = [...(Array.isArray(others) ? others : []), { $ref: ref }];
  } else schema["$ref"] = ref;
}

/** A `$recursiveRef` means the nearest schema around it that says `$recursiveAnchor: true`. @see JSON Schema 2019-09 §8.2.4.2 */
function recursiveReference(schema: MutableObject, { file, pointer }: Site): string | undefined {
  if (!Object.hasOwn(schema, "$recursiveRef") || !file.outcome.ok) return undefined;
  for (let at = pointer(); at !== ""; at = parentPointer(at)) {
    const node = valueAt(file.outcome.value, at);
    if (isMutable(node) && node["$recursiveAnchor"] === true) return referenceTo(at);
  }
  return undefined;
}
