import { isJsonObject } from "./json-object.ts";

/** Appends segments to a JSON pointer, escaped. @see RFC 6901 §3 */
export function joinPointer(base: string, ...segments: readonly (string | number)[]): string {
  let pointer = base;
  for (const segment of segments) pointer += `/${escapeSegment(String(segment))}`;
  return pointer;
}

/** Segments of a JSON pointer, unescaped; empty for the root. @see RFC 6901 §4 */
export function pointerSegments(pointer: string): readonly string[] {
  if (pointer === "") return [];
  return pointer.slice(1).split("/").map(unescapeSegment);
}

/** Pointer of the parent; the root is its own parent. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/** Last segment of a pointer, unescaped; empty for the root. */
export function lastSegment(pointer: string): string {
  return unescapeSegment(pointer.slice(pointer.lastIndexOf("/") + 1));
}

/** One step down, own properties and array items only; undefined where there is none. */
export function childAt(node: unknown, segment: string): unknown {
  if (Array.isArray(node)) return /^(0|[1-9]\d*)$/.test(segment) ? node[Number(segment)] : undefined;
  return isJsonObject(node) && Object.hasOwn(node, segment) ? node[segment] : undefined;
}

/** The value at a pointer; undefined where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  let node = root;
  for (const segment of pointerSegments(pointer)) {
    node = childAt(node, segment);
    if (node === undefined) return undefined;
  }
  return node;
}

/** JSON pointer of a URI fragment (without `#`), percent-decoded. @see RFC 6901 §6 */
export function pointerOfFragment(fragment: string): string {
  if (!fragment.includes("%")) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function escapeSegment(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;
}

function unescapeSegment(segment: string): string {
  return segment.includes("~") ? segment.replaceAll("~1", "/").replaceAll("~0", "~") : segment;
}
