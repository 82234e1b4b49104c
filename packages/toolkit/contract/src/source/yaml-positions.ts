import type { Event } from "js-yaml";
import { EVENT_ID, getScalarValue, parseEvents } from "js-yaml";
import { pointerSegments } from "../json/json-pointer.ts";
import { MAX_YAML_DEPTH } from "../parse/limits.ts";
import type { DuplicateKey } from "../parse/parse-outcome.ts";
import type { NodeRange, Positions } from "./positions.ts";

/** Positions of the nodes of a YAML text; aliases and merge keys lead to where the node is written. */
export function yamlPositions(text: string): Positions {
  const tree = indexEvents(text);
  return {
    find(pointer) {
      let node = tree.root;
      let range = tree.rangeAt(node);
      for (const segment of pointerSegments(pointer)) {
        const child = tree.child(tree.target(node), segment);
        if (child === undefined) return { ...range, exact: false };
        node = child.value;
        const key = child.key === undefined ? undefined : tree.rangeAt(child.key);
        range = {
          ...(key === undefined ? {} : { keyStart: key.valueStart, keyEnd: key.valueEnd }),
          ...tree.rangeAt(node),
        };
      }
      return { ...range, exact: true };
    },
  };
}

/** Every key that is written twice in one mapping, in the order of the text. */
export function duplicateYamlKeys(text: string): readonly DuplicateKey[] {
  const tree = indexEvents(text);
  const duplicates: DuplicateKey[] = [];
  for (const [index, event] of tree.events.entries()) {
    if (event.type !== EVENT_ID.MAPPING) continue;
    const seen = new Map<string, number>();
    for (const { key } of tree.children(index)) {
      const name = key === undefined ? undefined : tree.scalar(key);
      if (key === undefined || name === undefined || name === "<<") continue;
      const first = seen.get(name);
      if (first === undefined) {
        seen.set(name, key);
        continue;
      }
      const [at, before] = [tree.rangeAt(key), tree.rangeAt(first)];
      duplicates.push({
        key: name,
        start: at.valueStart,
        end: at.valueEnd,
        firstStart: before.valueStart,
        firstEnd: before.valueEnd,
      });
    }
  }
  return duplicates;
}

/** Range of the first alias that stands inside the node that it names. */
export function selfAlias(text: string): { readonly start: number; readonly end: number } | undefined {
  const open: string[] = [];
  for (const event of parseEvents(text, { maxDepth: MAX_YAML_DEPTH })) {
    if (event.type === EVENT_ID.POP) open.pop();
    else if (event.type === EVENT_ID.DOCUMENT) open.push("");
    else if (event.type === EVENT_ID.ALIAS) {
      if (open.includes(text.slice(event.anchorStart, event.anchorEnd))) {
        return { start: event.anchorStart - 1, end: event.anchorEnd };
      }
    } else if (event.type !== EVENT_ID.SCALAR) {
      open.push(event.anchorStart < 0 ? "" : text.slice(event.anchorStart, event.anchorEnd));
    }
  }
  return undefined;
}

/** Offset of the line that parts the second document of a text from the first. */
export function startOfSecondDocument(text: string): number | undefined {
  const [first] = text.matchAll(/(?<=\n[^#\s-][\s\S]*?\n)---(?=\s)/g);
  return first?.index;
}

interface Child {
  readonly key: number | undefined;
  readonly value: number;
}

interface EventTree {
  readonly events: readonly Event[];
  readonly root: number;
  rangeAt(index: number): NodeRange;
  scalar(index: number): string | undefined;
  /** Follows an alias to the node that carries the anchor. */
  target(index: number): number;
  children(index: number): readonly Child[];
  child(index: number, segment: string): Child | undefined;
}

/** A node is named by the index of its first event; `nextOf` skips over a whole collection. */
function indexEvents(text: string): EventTree {
  const events = parseEvents(text, { maxDepth: MAX_YAML_DEPTH });
  const { nextOf, startOf, endOf, targetOf } = measure(text, events);
  const next = (index: number): number => nextOf[index] ?? events.length;

  const tree: EventTree = {
    events,
    root: 1,
    rangeAt(index) {
      const start = startOf[index] ?? 0;
      return { valueStart: start, valueEnd: Math.max(start, endOf[index] ?? start) };
    },
    scalar(index) {
      const event = events[index];
      return event?.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : undefined;
    },
    target(index) {
      return targetOf.get(index) ?? index;
    },
    children(index) {
      const type = events[index]?.type;
      const step = type === EVENT_ID.MAPPING ? 2 : type === EVENT_ID.SEQUENCE ? 1 : 0;
      const found: Child[] = [];
      if (step === 0) return found;
      for (let at = index + 1; at < events.length && events[at]?.type !== EVENT_ID.POP; ) {
        const value = step === 2 ? next(at) : at;
        found.push({ key: step === 2 ? at : undefined, value });
        at = next(value);
      }
      return found;
    },
    child(index, segment) {
      const children = tree.children(index);
      if (events[index]?.type === EVENT_ID.SEQUENCE) return children[Number(segment)];
      // The last one counts, as it does for the parser where a key is written twice.
      const direct = children.findLast(({ key }) => key !== undefined && tree.scalar(key) === segment);
      if (direct !== undefined) return direct;
      for (const { key, value } of children) {
        if (key === undefined || tree.scalar(key) !== "<<") continue;
        const merged = tree.target(value);
        const sources =
          events[merged]?.type === EVENT_ID.SEQUENCE
            ? tree.children(merged).map((item) => tree.target(item.value))
            : [merged];
        for (const source of sources) {
          const found = tree.child(source, segment);
          if (found !== undefined) return found;
        }
      }
      return undefined;
    },
  };
  return tree;
}

interface Measures {
  readonly nextOf: readonly number[];
  readonly startOf: readonly number[];
  readonly endOf: readonly number[];
  readonly targetOf: ReadonlyMap<number, number>;
}

/** One pass over the events: where each node starts and ends, in events and in text, and what each alias stands for. */
function measure(text: string, events: readonly Event[]): Measures {
  const nextOf: number[] = [];
  const startOf: number[] = [];
  const endOf: number[] = [];
  const targetOf = new Map<number, number>();
  const anchors = new Map<string, number>();
  const open: number[] = [];
  let lastEnd = 0;
  for (const [index, event] of events.entries()) {
    if (event.type === EVENT_ID.POP) {
      const opened = open.pop() ?? 0;
      nextOf[opened] = index + 1;
      endOf[opened] = lastEnd;
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      open.push(index);
      continue;
    }
    if (event.type === EVENT_ID.ALIAS) {
      const anchored = anchors.get(text.slice(event.anchorStart, event.anchorEnd));
      if (anchored !== undefined) targetOf.set(index, anchored);
      startOf[index] = event.anchorStart - 1;
      lastEnd = event.anchorEnd;
    } else if (event.type === EVENT_ID.SCALAR) {
      const range = trimmed(text, event.valueStart, event.valueEnd, lastEnd);
      startOf[index] = range.start;
      lastEnd = range.end;
    } else {
      startOf[index] = event.start;
      lastEnd = Math.max(lastEnd, event.start + 1);
    }
    if ("tagStart" in event && event.anchorStart >= 0) {
      anchors.set(text.slice(event.anchorStart, event.anchorEnd), index);
    }
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) open.push(index);
    else nextOf[index] = index + 1;
    endOf[index] = lastEnd;
  }
  return { nextOf, startOf, endOf, targetOf };
}

/** A scalar without the blanks around a block's text; one that is left empty stands where the last node ended. */
function trimmed(text: string, from: number, to: number, lastEnd: number): { start: number; end: number } {
  if (from < 0) return { start: lastEnd, end: lastEnd };
  let [start, end] = [from, Math.max(from, to)];
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return { start, end };
}
