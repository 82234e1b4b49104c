import { describe, expect, test } from "vitest";
import { createMemory, noMemory } from "./index.ts";

describe("a memory", () => {
  const counted = () => {
    let made = 0;
    return { make: () => ++made, count: () => made };
  };

  test("gives for equal data what was made before, also in the next run", () => {
    const memory = createMemory();
    const { make, count } = counted();
    memory.recall("type", [{ a: [1] }, "x"], make);
    expect(memory.recall("type", [{ a: [1] }, "x"], make)).toBe(1);
    memory.endRun();
    expect(memory.recall("type", [{ a: [1] }, "x"], make)).toBe(1);
    expect(count()).toBe(1);
  });

  test.each([
    ["purpose", "other", [{ a: 1 }]],
    ["data", "type", [{ a: 2 }]],
    ["split of the data", "type", [{ a: 1 }, ""]],
    ["order of keys", "type", [{ b: 0, a: 1 }]],
  ])("makes anew for another %s", (_, purpose, data) => {
    const memory = createMemory();
    const { make } = counted();
    memory.recall("type", [{ a: 1 }], make);
    expect(memory.recall(purpose, data, make)).toBe(2);
  });

  test("forgets what a whole run did not ask for", () => {
    const memory = createMemory();
    const { make } = counted();
    memory.recall("type", [1], make);
    memory.endRun();
    memory.endRun();
    expect(memory.recall("type", [1], make)).toBe(2);
  });

  test("reads an object anew in each run: a loader may have changed it in between", () => {
    const memory = createMemory();
    const { make } = counted();
    const node = { a: 1 };
    memory.recall("type", [node], make);
    memory.endRun();
    node.a = 2;
    expect(memory.recall("type", [node], make)).toBe(2);
  });

  test("can be none at all", () => {
    const { make } = counted();
    noMemory.recall("type", [1], make);
    expect(noMemory.recall("type", [1], make)).toBe(2);
  });
});
