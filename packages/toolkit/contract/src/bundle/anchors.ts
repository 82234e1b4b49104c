import { pathToFileURL } from "node:url";
import { isRemote } from "../files/location.ts";
import { isJsonObject, ownString } from "../json/json-object.ts";
import { joinPointer, parentPointer } from "../json/json-pointer.ts";
import type { SourceFile } from "../parse/source-file.ts";

/** What a file calls itself and its nodes, beside JSON pointers. */
export interface FileNames {
  /** Pointers of the nodes that `$self` (the root, OAS 3.2 §4.1.2.2) and `$id` (JSON Schema 2020-12 §8.2.1) name, by absolute URI. */
  readonly uris: ReadonlyMap<string, string>;
  /** The URIs of those nodes, by pointer: what is below them is relative to them. */
  readonly bases: ReadonlyMap<string, string>;
  /** Pointers of the nodes that `$anchor` or `$dynamicAnchor` name, by base URI, `#` and name. */
  readonly anchors: ReadonlyMap<string, string>;
  /** How many nodes a `$dynamicAnchor` names, by name. */
  readonly dynamic: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<SourceFile, FileNames>();

/** The names of a file. It is searched once, and only if its text can hold any. */
export function namesOf(file: SourceFile): FileNames {
  let names = indexes.get(file);
  if (names === undefined) {
    names = search(file);
    indexes.set(file, names);
  }
  return names;
}

/** The URI that a reference at a pointer is relative to, and the node that has it; the file's own where no `$id` is above it. */
export function baseOf(
  file: SourceFile,
  pointer: string,
): { readonly uri: string; readonly pointer: string } {
  const { bases } = namesOf(file);
  for (let at = pointer; bases.size > 0; at = parentPointer(at)) {
    const uri = bases.get(at);
    if (uri !== undefined) return { uri, pointer: at };
    if (at === "") break;
  }
  return { uri: uriOf(file), pointer: "" };
}

/** A reference without its fragment as an absolute URI; undefined where it cannot be one. */
export function absoluteUri(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href.replace(/#.*$/, "") : undefined;
}

function uriOf({ location }: SourceFile): string {
  return isRemote(location) ? location : pathToFileURL(location).href;
}

const none: FileNames = { uris: new Map(), bases: new Map(), anchors: new Map(), dynamic: new Map() };

function search(file: SourceFile): FileNames {
  // Names are rare: most files are not searched at all.
  if (
    !file.outcome.ok ||
    !["$id", "$self", "$anchor", "$dynamicAnchor"].some((key) => file.text.includes(key))
  ) {
    return none;
  }
  const uris = new Map<string, string>();
  const bases = new Map<string, string>();
  const anchors = new Map<string, string>();
  const dynamic = new Map<string, number>();
  const visited = new Set<object>();
  const open = [{ node: file.outcome.value, pointer: "", base: uriOf(file) }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, pointer } = next;
    let { base } = next;
    if (typeof node !== "object" || node === null || visited.has(node)) continue;
    visited.add(node);
    if (isJsonObject(node)) {
      const id = ownString(node, "$id") ?? (pointer === "" ? ownString(node, "$self") : undefined);
      const uri = id === undefined || id.startsWith("#") ? undefined : absoluteUri(id, base);
      if (uri !== undefined) {
        base = uri;
        bases.set(pointer, uri);
        uris.set(uri, pointer);
      }
      const anchor = ownString(node, "$anchor");
      if (anchor !== undefined) anchors.set(`${base}#${anchor}`, pointer);
      const anchorOfMany = ownString(node, "$dynamicAnchor");
      if (anchorOfMany !== undefined) {
        anchors.set(`${base}#${anchorOfMany}`, pointer);
        dynamic.set(anchorOfMany, (dynamic.get(anchorOfMany) ?? 0) + 1);
      }
    }
    for (const [key, child] of Object.entries(node)) {
      open.push({ node: child, pointer: joinPointer(pointer, key), base });
    }
  }
  return { uris, bases, anchors, dynamic };
}
