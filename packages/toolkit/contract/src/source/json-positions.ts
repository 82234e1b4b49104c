import jsonc, { type Node } from "jsonc-parser";
import { pointerSegments } from "../json/json-pointer.ts";
import type { NodeRange, Positions } from "./positions.ts";

/** Positions of the nodes of a JSON text. Where a key is written twice the last one counts, as for `JSON.parse`. */
export function jsonPositions(text: string): Positions {
  const root = treeOf(text);
  return {
    find(pointer) {
      if (root === undefined) return { valueStart: 0, valueEnd: 0, exact: false };
      let range: NodeRange = rangeOf(root);
      let node: Node | undefined = root;
      for (const segment of pointerSegments(pointer)) {
        const property: Node | undefined = childOf(node, segment);
        if (property === undefined) return { ...range, exact: false };
        const [key, value] = property.type === "property" ? (property.children ?? []) : [undefined, property];
        if (value === undefined) return { ...range, exact: false };
        node = value;
        range =
          key === undefined
            ? rangeOf(value)
            : { keyStart: key.offset, keyEnd: key.offset + key.length, ...rangeOf(value) };
      }
      return { ...range, exact: true };
    },
  };
}

/** A text that is nested too deep for the parser has no positions; that it is too deep is told anyway. */
function treeOf(text: string): Node | undefined {
  try {
    return jsonc.parseTree(text);
  } catch {
    return undefined;
  }
}

function childOf(node: Node | undefined, segment: string): Node | undefined {
  if (node?.type === "array") return node.children?.[Number(segment)];
  if (node?.type !== "object") return undefined;
  return node.children?.findLast((property) => property.children?.[0]?.value === segment);
}

function rangeOf(node: Node): NodeRange {
  return { valueStart: node.offset, valueEnd: node.offset + node.length };
}
