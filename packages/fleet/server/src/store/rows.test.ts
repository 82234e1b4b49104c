import { describe, expect, test } from "vitest";
import { fromWire, toWire } from "./index.ts";

const record = {
  groupId: 3,
  sha256: "x",
  summary: { openTasks: 1 },
  tags: ["camelCase", "snake_case"],
  failure: null,
};
const wire = {
  group_id: 3,
  sha256: "x",
  summary: { open_tasks: 1 },
  tags: ["camelCase", "snake_case"],
  failure: null,
};

describe("the mapping between the store and the API", () => {
  test("renames members at any depth and leaves values alone", () => {
    expect(toWire(record)).toEqual(wire);
    expect(fromWire(wire)).toEqual(record);
  });

  test("lets no name reach a prototype", () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__": {"is_admin": true}, "constructor": {"is_admin": true}}',
    );
    for (const map of [fromWire, toWire]) {
      const mapped: object = Object(map(hostile));
      expect(Object.getPrototypeOf(mapped)).toBe(Object.prototype);
      expect("is_admin" in mapped || "isAdmin" in mapped).toBe(false);
    }
  });
});
