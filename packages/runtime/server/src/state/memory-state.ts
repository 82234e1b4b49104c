import type { State } from "./state.ts";

/** State of one process, gone with it. */
export function memoryState(): State {
  const values = new Map<string, string>();
  return {
    async getOrSet(key, value) {
      const stored = values.get(key) ?? value;
      values.set(key, stored);
      return stored;
    },
  };
}
