import { hostileText, hostileValue } from "./hostile/text.ts";

/** A stream of numbers from 0 up to 1. */
export type Random = () => number;

/** Decides what one document holds. Every decision depends on the seed and its own label alone, never on those before it. */
export interface Draw {
  readonly seed: number;
  /** True in a share of the documents: whether an optional part is there. */
  maybe(label: string, share: number): boolean;
  pick<Value>(label: string, values: readonly Value[]): Value;
  /**
   * The text of a position: hostile in some documents, plain in the others. Where a document is refused for most texts,
   * `fitting` makes one of them that it is mostly not refused for.
   */
  text(position: string, plain: string, fitting?: (hostile: string) => string): string;
  /** The same for any JSON value. */
  value(position: string, plain: unknown): unknown;
  /** Positions that got something hostile. */
  readonly hostile: ReadonlySet<string>;
  /** Positions that were asked for. */
  readonly asked: ReadonlySet<string>;
}

/** Makes the decisions of a seed. With `only`, no other position is hostile: for finding what a failure needs. */
export function createDraw(seed: number, only?: ReadonlySet<string>): Draw {
  const uses = new Map<string, number>();
  const hostile = new Set<string>();
  const asked = new Set<string>();
  const next = (label: string): Random => {
    const use = uses.get(label) ?? 0;
    uses.set(label, use + 1);
    return randomOf(`${seed} ${label} ${use}`);
  };
  // From a document with one hostile text to one that is made of nothing else.
  const heat = pickOf(randomOf(`${seed} heat`), [0.03, 0.1, 0.3, 0.7]);
  const isHostile = (position: string, random: Random): boolean => {
    asked.add(position);
    if (random() >= heat || (only !== undefined && !only.has(position))) return false;
    hostile.add(position);
    return true;
  };
  return {
    seed,
    maybe: (label, share) => next(label)() < share,
    pick: (label, values) => pickOf(next(label), values),
    text(position, plain, fitting) {
      const random = next(position);
      if (!isHostile(position, random)) return plain;
      const text = hostileText(random, canaryOf(position), plain);
      return fitting === undefined || random() < 0.02 ? text : fitting(text);
    },
    value(position, plain) {
      const random = next(position);
      return isHostile(position, random) ? hostileValue(random, canaryOf(position)) : plain;
    },
    hostile,
    asked,
  };
}

/** The name that the payloads of a position call, e.g. `canary_info_title`. */
export function canaryOf(position: string): string {
  return `canary_${position.replace(/\W+/g, "_")}`;
}

export function pickOf<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined && values.length === 0) throw new RangeError("There is nothing to pick from.");
  return value as Value;
}

/** Numbers of a text: its FNV-1a hash seeds mulberry32. */
export function randomOf(text: string): Random {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
