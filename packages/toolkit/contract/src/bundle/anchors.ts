import { joinPointer } from "../json/json-pointer.ts";
import type { SourceFile } from "../parse/source-file.ts";

const indexes = new WeakMap<SourceFile, ReadonlyMap<string, string>>();

/**
 * Pointer of the schema that a file names with `$anchor` (asked for as `#name`) or `$id`; undefined where it names
 * none. The file is searched once, and only if somebody asks. @see JSON Schema 2020-12 §8.2
 */
export function findAnchor(file: SourceFile, name: string): string | undefined {
  let index = indexes.get(file);
  if (index === undefined) {
    index = anchorsOf(file);
    indexes.set(file, index);
  }
  return index.get(name);
}

function anchorsOf(file: SourceFile): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  // Names are rare: most files are not searched at all.
  if (!file.outcome.ok || !/\$(id|anchor|dynamicAnchor)\b/.test(file.text)) return anchors;
  const visited = new Set<object>();
  const search = (node: unknown, pointer: string): void => {
    if (typeof node !== "object" || node === null || visited.has(node)) return;
    visited.add(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === "$id" && typeof value === "string") anchors.set(value.replace(/#$/, ""), pointer);
      else if ((key === "$anchor" || key === "$dynamicAnchor") && typeof value === "string") {
        anchors.set(`#${value}`, pointer);
      }
      search(value, joinPointer(pointer, key));
    }
  };
  search(file.outcome.value, "");
  return anchors;
}
