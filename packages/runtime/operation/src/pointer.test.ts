import { expect, test } from "vitest";
import { getAt, pointerSegments, setAt } from "./index.ts";

test("reads through objects and arrays, unescaping ~1 and ~0", () => {
  expect(pointerSegments("/a~1b/~0c/0")).toEqual(["a/b", "~c", "0"]);
  expect(getAt({ "a/b": [{ "~c": 1 }] }, "/a~1b/0/~0c")).toBe(1);
  expect(getAt({ a: 1 }, "/a/b")).toBeUndefined();
});

test("reads nothing that is inherited", () => {
  expect(getAt({}, "/constructor/name")).toBeUndefined();
});

test("writes where nothing stands yet, and keeps what stands beside", () => {
  expect(setAt({ meta: { id: 1 } }, "/meta/at", 2)).toEqual({ meta: { id: 1, at: 2 } });
  expect(setAt(undefined, "/a/b", 1)).toEqual({ a: { b: 1 } });
  expect(setAt({ a: 1 }, "", [])).toEqual([]);
});

test("writes __proto__ as a member", () => {
  const target = setAt({}, "/__proto__/polluted", true);
  expect(Object.keys(target as object)).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});
