import { createHash } from "node:crypto";

/** What generators keep from one run to the next of one process, so that one edit does not print everything anew. */
export interface Memory {
  /**
   * What `make` gave the last time for equal data, else what it gives now.
   * @param purpose Tells what is made from other things that are made of the same data.
   * @param data All that `make` depends on: JSON values, compared by content. Objects must not be changed while a run lasts.
   */
  recall<Value>(purpose: string, data: readonly unknown[], make: () => Value): Value;
}

/** A memory that lasts over several runs. */
export interface LastingMemory extends Memory {
  /** Ends a run: what it did not ask for is forgotten. */
  endRun(): void;
}

/** Remembers nothing: for a process that runs once. */
export const noMemory: Memory = { recall: (_purpose, _data, make) => make() };

/** Starts a memory for a process that generates again and again. */
export function createMemory(): LastingMemory {
  let before = new Map<string, unknown>();
  let now = new Map<string, unknown>();
  let texts = new WeakMap<object, string>();
  const textOf = (value: unknown): string => {
    if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
    const known = texts.get(value);
    if (known !== undefined) return known;
    const json = JSON.stringify(value);
    // Short keys: a document may have thousands of schemas, and each of them much to say.
    const text = json.length > 100 ? createHash("sha256").update(json).digest("base64") : json;
    texts.set(value, text);
    return text;
  };
  return {
    recall<Value>(purpose: string, data: readonly unknown[], make: () => Value): Value {
      const key = [purpose, ...data.map(textOf)].join("\n");
      const known = now.has(key) ? now.get(key) : before.get(key);
      const value = known === undefined ? make() : (known as Value);
      now.set(key, value);
      return value;
    },
    endRun() {
      before = now;
      now = new Map();
      texts = new WeakMap();
    },
  };
}
