import { expect, test } from "vitest";
import { formatOf, parseDocument, printDocument } from "./document-text.ts";

test.each([
  ["/a/openapi.yaml", "yaml"],
  ["https://api.test/openapi.yml?raw=1", "yaml"],
  ["/a/openapi.json", "json"],
  ["/a/openapi", "json"],
] as const)("%s is written as %s", (document, format) => {
  expect(formatOf(document)).toBe(format);
});

test.each(["json", "yaml"] as const)("what is written as %s reads the same", (format) => {
  const document = {
    openapi: "3.1.0",
    a: { on: "yes", "200": ["1", 1, null, "2024-01-01", "#x: y"], "": "  " },
  };
  expect(parseDocument(printDocument(document, format, "answer: it\nanswers 500"))).toEqual(document);
});

test("aliases become nodes of their own", () => {
  const read = parseDocument("a: &one { x: 1 }\nb: *one\n");
  expect(read).toEqual({ a: { x: 1 }, b: { x: 1 } });
  expect(read?.["a"]).not.toBe(read?.["b"]);
});

test.each(["{", "- a", "a: [", ""])("%j is no document", (text) => {
  expect(parseDocument(text)).toBeUndefined();
});
