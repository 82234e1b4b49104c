import { expect, test } from "vitest";
import { isJson, matchMediaType } from "./index.ts";

test.each(["application/json", "application/problem+json; charset=utf-8", "TEXT/JSON"])(
  "%s is JSON",
  (type) => {
    expect(isJson(type)).toBe(true);
  },
);

test.each(["text/plain", "application/jsonl", "application/x-json-stream"])("%s is not JSON", (type) => {
  expect(isJson(type)).toBe(false);
});

test("the exact media type wins over a range, and a range over all", () => {
  const declared = ["*/*", "image/*", "image/png"];
  expect(matchMediaType(declared, "image/png")).toBe("image/png");
  expect(matchMediaType(declared, "image/gif")).toBe("image/*");
  expect(matchMediaType(declared, "text/plain")).toBe("*/*");
  expect(matchMediaType(["text/plain"], "image/png")).toBeUndefined();
});
