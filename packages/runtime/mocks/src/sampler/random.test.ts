import { describe, expect, test } from "vitest";
import { hash, randomFrom } from "./random.ts";

describe("hash", () => {
  test("is the same for ever", () => {
    expect(hash(1, "getAgent", "/name")).toBe(hash(1, "getAgent", "/name"));
    expect(hash("a")).toBe(2370251644);
  });

  test("keeps apart what joins to the same text", () => {
    expect(hash("ab", "c")).not.toBe(hash("a", "bc"));
  });

  test("rarely collides", () => {
    const hashes = new Set(Array.from({ length: 20_000 }, (_, index) => hash(1, "pointer", index)));
    expect(hashes.size).toBeGreaterThan(19_995);
  });
});

describe("randomFrom", () => {
  test("reaches both ends of a range, evenly", () => {
    const random = randomFrom(5);
    const counts = [0, 0, 0];
    for (let turn = 0; turn < 3000; turn++) {
      const drawn = random.integer(0, 2);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test("has nothing to pick from an empty list", () => {
    expect(() => randomFrom(1).pick([])).toThrow(RangeError);
  });
});
