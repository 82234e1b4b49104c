import { isJsonObject, ownList, ownString } from "../json/json-object.ts";
import { joinPointer } from "../json/json-pointer.ts";
import type { TagModel } from "../model.ts";
import { suggest } from "../names/suggest.ts";
import type { BuildContext } from "./build-context.ts";

/** The `tags` of the root, each with its parent. One that is not declared, or that leads back to the tag itself, is no parent. */
export function buildTags(context: BuildContext): readonly TagModel[] {
  const written = ownList(context.document, "tags").flatMap((tag, index) => {
    const name = isJsonObject(tag) ? ownString(tag, "name") : undefined;
    return isJsonObject(tag) && name !== undefined
      ? [{ name, tag, pointer: joinPointer("/tags", index) }]
      : [];
  });
  const parents = new Map(written.map(({ name, tag }) => [name, ownString(tag, "parent")]));
  return written.map(({ name, tag, pointer }) => {
    const parent = parents.get(name);
    const isFit = parent === undefined || (parents.has(parent) && !isBelow(parent, name, parents));
    if (!isFit) {
      const likely = suggest(parent, parents.keys());
      const details =
        likely === undefined || parents.has(parent) ? {} : { hint: `did you mean "${likely}"?` };
      context.reporter.report("LS1429", joinPointer(pointer, "parent"), { tag: name, parent }, details);
    }
    return {
      name,
      ...text("summary", tag),
      ...text("description", tag),
      ...text("kind", tag),
      ...(parent !== undefined && isFit ? { parent } : {}),
    };
  });
}

/** True where a tag is another, or stands somewhere below it. */
function isBelow(tag: string, other: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = tag; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}

function text<Key extends string>(
  key: Key,
  tag: Parameters<typeof ownString>[0],
): { readonly [K in Key]?: string } {
  const value = ownString(tag, key);
  const entries: { [K in Key]?: string } = {};
  if (value !== undefined) entries[key] = value;
  return entries;
}
