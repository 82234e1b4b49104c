import { expect, test } from "vitest";
import { concreteMediaType, isJson, isText, matchMediaType } from "./index.ts";

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

test("a range of a suffix covers its types, and the plain one", () => {
  const declared = ["application/*+json", "application/xml"];
  expect(matchMediaType(declared, "application/vnd.api+json")).toBe("application/*+json");
  expect(matchMediaType(declared, "application/json; charset=utf-8")).toBe("application/*+json");
  expect(matchMediaType(declared, "application/vnd.api+xml")).toBeUndefined();
  expect(matchMediaType(["application/json", "application/*+json"], "application/json")).toBe(
    "application/json",
  );
});

test("of two that differ in parameters the one with the same parameters wins", () => {
  const declared = ['application/json; profile="a"', 'application/json;profile="b"'];
  expect(matchMediaType(declared, 'application/json; profile="b"')).toBe(declared[1]);
  expect(matchMediaType(declared, "application/json")).toBe(declared[0]);
});

test("one without a name covers all", () => {
  expect(matchMediaType([""], "text/plain")).toBe("");
  expect(matchMediaType(["*"], "text/plain")).toBe("*");
});

test.each<[string, unknown, string]>([
  ["text/csv", "a", "text/csv"],
  ["application/*+json", {}, "application/json"],
  ["*/*", {}, "application/json"],
  ["*/*", "a", "text/plain"],
  ["text/*", "a", "text/plain"],
  ["", new Uint8Array(), "application/octet-stream"],
  ["image/*", new Blob([], { type: "image/png" }), "image/png"],
  ["image/*", new Blob([], { type: "text/plain" }), "application/octet-stream"],
  ["multipart/*", {}, "multipart/form-data"],
])("where %j is declared, %o is sent as %s", (declared, value, type) => {
  expect(concreteMediaType(declared, value)).toBe(type);
});

test.each(["text/plain", "application/xml", "application/atom+xml", "application/yaml"])(
  "%s is text",
  (type) => {
    expect(isText(type)).toBe(true);
  },
);

test.each(["text/json", "application/octet-stream", "application/json"])("%s is no plain text", (type) => {
  expect(isText(type)).toBe(false);
});
