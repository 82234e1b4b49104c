import type { JsonObject } from "@lockstep/contract";
import { type Path, pathKey, pathsAt, without } from "./tree.ts";

/** Whether a document still fails in the same way. */
export type See = (document: JsonObject) => Promise<boolean>;

export interface ShrinkOptions {
  readonly see: See;
  /** Whether the time is up; what was reached by then is the result. */
  readonly expired: () => boolean;
  /** Nodes that are never taken away. Default: those that every document needs. */
  readonly isNeeded?: (path: Path) => boolean;
}

/**
 * Takes away of a document all that it does not need to fail in the same way: level by level from the root, the nodes of a level in
 * halves, quarters and so on (delta debugging, on trees), until nothing more can go or the time is up.
 */
export async function shrink(document: JsonObject, options: ShrinkOptions): Promise<JsonObject> {
  let current = document;
  for (let before: JsonObject | undefined; before !== current && !options.expired(); ) {
    before = current;
    for (let depth = 1; !options.expired(); depth++) {
      const paths = pathsAt(current, depth);
      if (paths.length === 0) break;
      current = await shrinkLevel(current, paths, options);
    }
  }
  return current;
}

async function shrinkLevel(
  document: JsonObject,
  paths: readonly Path[],
  { see, expired, isNeeded = isNeededAlways }: ShrinkOptions,
): Promise<JsonObject> {
  let left = paths.filter((path) => !isNeeded(path)).map(pathKey);
  let gone: ReadonlySet<string> = new Set();
  for (let size = left.length; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < left.length; ) {
      if (expired()) return without(document, gone);
      const chunk = left.slice(start, start + size);
      const more = new Set([...gone, ...chunk]);
      if (await see(without(document, more))) {
        gone = more;
        left = left.filter((path) => !more.has(path));
      } else start += size;
    }
  }
  return gone.size === 0 ? document : without(document, gone);
}

/** What makes a document one of OpenAPI, and keeps what is left of it readable. */
function isNeededAlways(path: Path): boolean {
  const [first, second] = path;
  if (path.length === 1) return first === "openapi" || first === "info" || first === "paths";
  if (path.length === 2) return first === "info" && (second === "title" || second === "version");
  if (first !== "paths") return false;
  const last = path.at(-1);
  return (
    (path.length === 4 && last === "responses") || (path.at(-3) === "responses" && last === "description")
  );
}
