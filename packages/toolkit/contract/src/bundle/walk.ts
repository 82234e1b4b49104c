import { joinPointer } from "../json/json-pointer.ts";
import { grammar, type Kind, type Slot } from "./grammar.ts";
import { isMutable, type MutableObject, setOwn } from "./mutable.ts";

/** Levels below which no node is entered; far beyond what is written by hand, far below what overflows the stack. */
export const MAX_DEPTH = 1000;

/** What a walk meets. `pointer` makes the JSON pointer of the node, only when asked. */
export interface Visitor {
  /** Every node, once, before what is below it: a change made here is what the walk goes on with. */
  node(node: MutableObject, kind: Kind, pointer: () => string): void;
  reference(holder: MutableObject, kind: Kind, pointer: () => string): void;
  /** An `x-` key of a node. */
  extension(holder: MutableObject, key: string, kind: Kind, pointer: () => string): void;
  /**
   * A value where the grammar expects an object or a list; answers what is to stand there instead, `undefined` for nothing.
   * @param within What it is an entry of: a map, a list, or a node.
   */
  unexpected(value: unknown, slot: Slot, within: Slot["shape"], pointer: () => string): unknown;
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

  /** Walks a value; answers what is to stand in its place where the grammar does not expect it. */
  const visitSlot = (value: unknown, slot: Slot): unknown => {
    if (slot.shape === "one" || (slot.shape === "oneOrList" && !Array.isArray(value))) {
      return visitNode(value, slot);
    }
    if (slot.shape === "map" ? isMutable(value) : Array.isArray(value)) {
      if (isMutable(value)) visitMap(value, slot);
      else if (Array.isArray(value)) visitList(value, slot);
      return value;
    }
    const instead = visitor.unexpected(value, slot, "one", pointer);
    return instead === undefined ? undefined : visitSlot(instead, slot);
  };

  const visitMap = (map: MutableObject, slot: Slot): void => {
    for (const key of Object.keys(map)) {
      const value = map[key];
      // A map's keys are names: a header may well be called X-Request-Id, and a property "$ref", which has a schema.
      if (key === "$ref" && typeof value === "string") {
        visitor.misplaced(map, slot, pointer);
        continue;
      }
      if (key.startsWith("x-") && extensibleMaps.has(slot.kind)) continue;
      trail.push(key);
      put(map, key, value, visitNode(value, slot));
      trail.pop();
    }
  };

  const visitList = (list: unknown[], slot: Slot): void => {
    let kept = 0;
    for (let index = 0; index < list.length; index++) {
      trail.push(index);
      const result = visitNode(list[index], slot);
      trail.pop();
      if (result !== undefined) list[kept++] = result;
    }
    list.length = kept;
  };

  const visitNode = (node: unknown, slot: Slot): unknown => {
    if (!isMutable(node)) {
      if (slot.kind === "schema" && typeof node === "boolean") return node;
      const instead = visitor.unexpected(node, { ...slot, shape: "one" }, slot.shape, pointer);
      return isMutable(instead) ? visitNode(instead, slot) : instead;
    }
    if (visited.has(node)) return node;
    if (trail.length > MAX_DEPTH) {
      visitor.tooDeep(pointer);
      return node;
    }
    visited.add(node);
    visitor.node(node, slot.kind, pointer);
    const rule = grammar[slot.kind];
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (key === "$ref") {
        if (typeof value !== "string") continue;
        if (rule.reference) visitor.reference(node, slot.kind, pointer);
        else visitor.misplaced(node, { kind: slot.kind, shape: "one" }, pointer);
        continue;
      }
      const isExtension = key.startsWith("x-");
      if (isExtension) visitor.extension(node, key, slot.kind, pointer);
      const child = rule.fields.get(key) ?? (isExtension ? undefined : rule.rest);
      if (child === undefined) continue;
      trail.push(key);
      put(node, key, value, visitSlot(value, child));
      trail.pop();
    }
    return node;
  };

  visitSlot(root, slot);
}

function put(holder: MutableObject, key: string, before: unknown, after: unknown): void {
  if (after === before) return;
  if (after === undefined) Reflect.deleteProperty(holder, key);
  else setOwn(holder, key, after);
}

/** Maps of these may hold extensions beside their entries. */
const extensibleMaps: ReadonlySet<Kind> = new Set<Kind>(["response", "pathItem"]);
