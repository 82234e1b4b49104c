import { expect, test } from "vitest";
import { isRequestId } from "../index.ts";

test.each([
  ["abc-1", true],
  ["00-4bf92f/a.b:c=~_+", true],
  ["x".repeat(128), true],
  ["x".repeat(129), false],
  ["", false],
  ["a b", false],
  ["a\r\nSet-Cookie: x", false],
  ["ä", false],
])("a request id %j is safe: %s", (text, safe) => {
  expect(isRequestId(text)).toBe(safe);
});
