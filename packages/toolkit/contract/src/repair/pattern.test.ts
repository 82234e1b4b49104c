import { describe, expect, test } from "vitest";
import { contractOf, headlines, loadFiles } from "../../test/load-files.ts";
import { readPattern } from "./pattern.ts";

describe("a pattern", () => {
  test.each(["^[a-z]+$", "^[\\w\\-.]+$", "\\p{L}", "(?<name>a)", "\\/", "^(?!a)\\S$"])(
    "%s stays",
    (pattern) => {
      expect(readPattern(pattern)).toEqual({ pattern, guessed: false });
    },
  );

  test.each([
    ["^\\@\\_\\-$", "^@_-$"],
    ["^[\\w-.]+$", "^[\\w\\-.]+$"],
    ["[a-\\d]", "[a\\-\\d]"],
    ['^[^\\"\\s]*$', '^[^"\\s]*$'],
    ["{id}", "\\{id\\}"],
    ["a]", "a\\]"],
    ["x{2,3}{y}", "x{2,3}\\{y\\}"],
  ])("%s is read without what Unicode mode refuses: %s", (written, pattern) => {
    expect(readPattern(written)).toEqual({ pattern, guessed: false });
    // Both fit the same texts.
    for (const text of ["@_-", "a.b-c", "a-1", 'a"b', "{id}", "a]", "xx{y}", "-", ""]) {
      expect(new RegExp(pattern, "u").test(text)).toBe(new RegExp(written).test(text));
    }
  });

  test.each([
    ["/^[a-z]+$/", "^[a-z]+$"],
    ["\\Aa|b\\z", "^a|b$"],
    ["(?P<year>\\d+)", "(?<year>\\d+)"],
  ])("%s of another language is read as %s", (written, pattern) => {
    expect(readPattern(written)).toEqual({ pattern, guessed: true });
  });

  test.each(["(?i)abc", "/^a$/i", "[[:alpha:]]+", "a++", "*", "(", "\\h", "x{1,2}{3}"])(
    "%s means nothing here",
    (written) => {
      expect(readPattern(written).pattern).toBeUndefined();
    },
  );
});

test("in a schema is told where it is guessed or given up, and gives no validator trouble", async () => {
  const result = await loadFiles({
    "openapi.yaml": [
      "openapi: 3.1.0",
      "info: { title: T, version: '1' }",
      "paths: {}",
      "components: { schemas: { A: { pattern: '\\@' }, B: { pattern: '/^a$/' }, C: { pattern: '(?i)a' },",
      "  D: { patternProperties: { '\\@': { type: string }, '(?i)a': { type: string } }, additionalProperties: false } } }",
    ].join("\n"),
  });
  expect(contractOf(result).schemas.map(({ schema }) => schema)).toEqual([
    { pattern: "@" },
    { pattern: "^a$" },
    {},
    { patternProperties: { "@": { type: "string" } } },
  ]);
  expect(headlines(result)).toEqual([
    "openapi.yaml:4:63 warning LS1422 the pattern /^a$/ is no Unicode regular expression of JavaScript; it is read as ^a$",
    "openapi.yaml:4:88 warning LS1422 the pattern (?i)a is no Unicode regular expression of JavaScript; it is ignored",
    "openapi.yaml:5:62 warning LS1422 the pattern (?i)a is no Unicode regular expression of JavaScript; it is ignored",
  ]);
});
