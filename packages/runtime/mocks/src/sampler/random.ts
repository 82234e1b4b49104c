/** A stream of pseudo-random numbers that its seed decides. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** Both ends included. */
  integer(least: number, most: number): number;
  /** @throws RangeError when the list is empty. */
  pick<Value>(values: readonly Value[]): Value;
}

/** Folds texts and numbers into 32 bits (FNV-1a with an avalanche at the end). Equal parts give equal hashes for ever. */
export function hash(...parts: readonly (string | number)[]): number {
  let state = 0x811c9dc5;
  for (const part of parts) {
    const text = String(part);
    for (let index = 0; index < text.length; index++) {
      state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
    }
    // Keeps ("ab", "c") and ("a", "bc") apart.
    state = Math.imul(state ^ 0xffff, 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** A stream that starts at `seed` (splitmix32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let value = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return ((value ^ (value >>> 15)) >>> 0) / 0x1_0000_0000;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    integer,
    pick(values) {
      const value = values[integer(0, values.length - 1)];
      if (values.length === 0) throw new RangeError("There is nothing to pick from an empty list.");
      return value as (typeof values)[number];
    },
  };
}
