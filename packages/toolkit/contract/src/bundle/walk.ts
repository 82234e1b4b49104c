import { joinPointer } from "../json/json-pointer.ts";
import { grammar, type Kind, type Slot } from "./grammar.ts";
import { isMutable, type MutableObject } from "./mutable.ts";

/** Levels below which no node is entered; far beyond what is written by hand, far below what overflows the stack. */
export const MAX_DEPTH = 1000;

/** What a walk meets. `pointer` makes the JSON pointer of the node, only when asked. */
export interface Visitor {
  reference(holder: MutableObject, kind: Kind, pointer: () => string): void;
  /** An `x-` key of a node. */
  extension(holder: MutableObject, key: string, kind: Kind, pointer: () => string): void;
  /** Every schema and discriminator object, once. */
  node(node: MutableObject, kind: "schema" | "discriminator", pointer: () => string): void;
  /** A value where the grammar expects an object or a list. */
  unexpected(value: unknown, slot: Slot, pointer: () => string): void;
  /** A node below which nothing is entered, because it stands deeper than `MAX_DEPTH`. */
  tooDeep(pointer: () => string): void;
  /** A `$ref` where none may stand: of a map, or of a node that is never referred to. */
  misplaced(holder: MutableObject, slot: Slot, pointer: () => string): void;
}

/**
 * Walks all that the grammar reaches below a node, each object once over the life of `visited`. Data (examples,
 * defaults, enums, foreign extensions) is not entered.
 */
export function walk(root: unknown, slot: Slot, base: string, visited: Set<object>, visitor: Visitor): void {
  const trail: (string | number)[] = [];
  const pointer = (): string => joinPointer(base, ...trail);

  const visitSlot = (value: unknown, slot: Slot): void => {
    if (slot.shape === "one" || (slot.shape === "oneOrList" && !Array.isArray(value))) {
      visitNode(value, slot);
      return;
    }
    if (slot.shape === "map") {
      if (!isMutable(value)) {
        visitor.unexpected(value, slot, pointer);
        return;
      }
      for (const key of Object.keys(value)) {
        // A map's keys are names: a header may well be called X-Request-Id, and a property "$ref", which has a schema.
        if (key === "$ref" && typeof value[key] === "string") {
          visitor.misplaced(value, slot, pointer);
          continue;
        }
        if (key.startsWith("x-") && extensibleMaps.has(slot.kind)) continue;
        trail.push(key);
        visitNode(value[key], slot);
        trail.pop();
      }
      return;
    }
    if (!Array.isArray(value)) {
      visitor.unexpected(value, slot, pointer);
      return;
    }
    for (let index = 0; index < value.length; index++) {
      trail.push(index);
      visitNode(value[index], slot);
      trail.pop();
    }
  };

  const visitNode = (node: unknown, slot: Slot): void => {
    if (!isMutable(node)) {
      if (slot.kind === "schema" && typeof node === "boolean") return;
      visitor.unexpected(node, { ...slot, shape: "one" }, pointer);
      return;
    }
    if (visited.has(node)) return;
    if (trail.length > MAX_DEPTH) {
      visitor.tooDeep(pointer);
      return;
    }
    visited.add(node);
    const rule = grammar[slot.kind];
    if (slot.kind === "schema" || slot.kind === "discriminator") visitor.node(node, slot.kind, pointer);
    for (const key of Object.keys(node)) {
      if (key === "$ref") {
        if (typeof node[key] !== "string") continue;
        if (rule.reference) visitor.reference(node, slot.kind, pointer);
        else visitor.misplaced(node, { kind: slot.kind, shape: "one" }, pointer);
        continue;
      }
      const isExtension = key.startsWith("x-");
      if (isExtension) visitor.extension(node, key, slot.kind, pointer);
      const child = rule.fields.get(key) ?? (isExtension ? undefined : rule.rest);
      if (child === undefined) continue;
      trail.push(key);
      visitSlot(node[key], child);
      trail.pop();
    }
  };

  visitSlot(root, slot);
}

/** Maps of these may hold extensions beside their entries. */
const extensibleMaps: ReadonlySet<Kind> = new Set<Kind>(["response", "pathItem"]);
