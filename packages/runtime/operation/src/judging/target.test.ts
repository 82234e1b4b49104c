import { describe, expect, test } from "vitest";
import { targetViolation } from "../index.ts";

describe("a request target", () => {
  test.each([
    ["with a fragment", "/admin#/public"],
    ["in absolute form", "http://127.0.0.1/public"],
    ["that starts with two slashes", "//admin"],
    ["with an empty segment", "/public//"],
    ["with a parent segment", "/public/../admin"],
    ["with an own segment", "/./admin"],
    ["with an encoded parent segment", "/public/%2e%2e/admin"],
    ["with an encoded slash and parent", "/files/..%2fadmin"],
    ["with an encoded backslash and parent", "/files/..%5cadmin"],
    ["with a backslash", "/files\\admin"],
    ["with an encoded zero", "/files/a%00.txt"],
    ["with an encoded line break", "/files/a%0d%0aSet-Cookie:x"],
    ["with a malformed escape", "/files/%zz"],
    ["with a cut escape", "/files/%e0%a4"],
    ["without a path", "?a=1"],
  ])("%s is refused", (_, target) => {
    expect(targetViolation(target)).toEqual({ in: "path", field: "", message: "is not a canonical path" });
  });

  test.each(["_openapi[schema][security]=", "a=1&_openapi", "%5fopenapi=1", "_OpenAPI.x=1"])(
    "with the query %s, which a validator reads as its own, is refused",
    (query) => {
      expect(targetViolation(`/search?${query}`)).toMatchObject({ in: "query", message: "is not allowed" });
    },
  );

  test.each([
    "/",
    "/files/",
    "/files/a%2Fb",
    "/files/%252e%252e",
    "/a...b",
    "/a?b=//../%zz",
    "/a?_openapis=1",
  ])("%s is canonical", (target) => {
    expect(targetViolation(target)).toBeUndefined();
  });
});
