import { isJsonObject, type JsonObject } from "@lockstep/contract";

/** Where a node is in a document: keys of objects, indices of lists. */
export type Path = readonly string[];

/** Joins a path to one text that no other path has. */
export function pathKey(path: Path): string {
  return path.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
}

/** The paths of all nodes at a depth; the root's members are at depth 1. */
export function pathsAt(document: JsonObject, depth: number): readonly Path[] {
  let level: readonly { readonly path: Path; readonly value: unknown }[] = [{ path: [], value: document }];
  for (let current = 0; current < depth; current++) {
    level = level.flatMap(({ path, value }) =>
      entriesOf(value).map(([key, child]) => ({ path: [...path, key], value: child })),
    );
  }
  return level.map(({ path }) => path);
}

/** A copy without some nodes, given by the keys of their paths; elements of lists close up. */
export function without(document: JsonObject, gone: ReadonlySet<string>): JsonObject {
  const copy = (value: unknown, path: string): unknown => {
    const at = (key: string): string => {
      const part = key.replaceAll("~", "~0").replaceAll("/", "~1");
      return path === "" ? part : `${path}/${part}`;
    };
    if (Array.isArray(value)) {
      return value.flatMap((child, index) =>
        gone.has(at(String(index))) ? [] : [copy(child, at(String(index)))],
      );
    }
    if (!isJsonObject(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !gone.has(at(key)));
    return Object.fromEntries(kept.map(([key, child]) => [key, copy(child, at(key))]));
  };
  // The root itself is never gone.
  return copy(document, "") as JsonObject;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
