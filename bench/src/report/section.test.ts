import { expect, test } from "vitest";
import { replaceSection } from "./section.ts";

const document = [
  "# Benchmarks",
  "",
  "<!-- bench:size -->",
  "old size",
  "<!-- /bench:size -->",
  "",
  "<!-- bench:types -->",
  "old types",
  "<!-- /bench:types -->",
  "",
].join("\n");

test("only the section of that name is replaced", () => {
  const replaced = replaceSection(document, "size", "new size\n");
  expect(replaced).toBe(document.replace("old size", "new size"));
});

test("a section that is not there yet comes last", () => {
  const replaced = replaceSection(document, "lint", "quick");
  expect(replaced).toBe(`${document}\n<!-- bench:lint -->\nquick\n<!-- /bench:lint -->\n`);
});

test("replacing twice is replacing once", () => {
  const once = replaceSection(document, "types", "new");
  expect(replaceSection(once, "types", "new")).toBe(once);
});

test("text that looks like a replacement pattern is taken literally", () => {
  expect(replaceSection(document, "size", "$& $1 $'")).toContain("$& $1 $'");
});

test("a section without an end is refused, not guessed", () => {
  expect(() => replaceSection("<!-- bench:size -->\nrest", "size", "x")).toThrow("<!-- /bench:size -->");
});
