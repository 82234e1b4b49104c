import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinPointer } from "../json/json-pointer.ts";
import { jsonPositions } from "./json-positions.ts";
import { textLines } from "./text-lines.ts";
import { duplicateYamlKeys, yamlPositions } from "./yaml-positions.ts";

describe("positions of YAML", () => {
  const text = [
    "# a comment",
    "base: &base { x: 1, y: 'two' }",
    "copy: *base",
    "merged:",
    "  <<: *base",
    '  z: [a, "b"]',
    "many: { <<: [*base, { w: 3 }] }",
    "block: |",
    "  first",
    "  second",
    "empty:",
    "a/b~c: { 'quoted key': yes }",
  ].join("\n");
  const found = (pointer: string): string | undefined => {
    const { valueStart, valueEnd, exact } = yamlPositions(text).find(pointer);
    return exact ? text.slice(valueStart, valueEnd) : undefined;
  };

  test.each([
    ["/base/x", "1"],
    ["/base/y", "two"],
    ["/copy/y", "two"],
    ["/merged/y", "two"],
    ["/merged/z/1", "b"],
    ["/many/x", "1"],
    ["/many/w", "3"],
    ["/block", "first\n  second"],
    ["/empty", ""],
    ["/a~1b~0c/quoted key", "yes"],
    ["/nope", undefined],
    ["/base/x/deeper", undefined],
    ["/merged/z/7", undefined],
  ])("find %s", (pointer, expected) => {
    expect(found(pointer)).toBe(expected);
  });

  test("fall back to the nearest ancestor", () => {
    const { keyStart, keyEnd, exact } = yamlPositions(text).find("/merged/nope/deeper");
    expect([text.slice(keyStart, keyEnd), exact]).toEqual(["merged", false]);
  });

  test("tell keys that are written twice, at any depth", () => {
    const twice = "a: 1\nb:\n  - { c: 1, c: 2 }\na: 3\n";
    expect(duplicateYamlKeys(twice).map(({ key, firstStart, start }) => [key, firstStart, start])).toEqual([
      ["a", 0, twice.lastIndexOf("a: 3")],
      ["c", twice.indexOf("c: 1"), twice.indexOf("c: 2")],
    ]);
  });
});

describe("positions of JSON", () => {
  const text = '{ "a/b": [1, {"c": "x"}], "twice": 1, "twice": 2 }';
  test.each([
    ["/a~1b/0", "1"],
    ["/a~1b/1/c", '"x"'],
    ["/twice", "2"],
    ["/nope", undefined],
  ])("find %s", (pointer, expected) => {
    const { valueStart, valueEnd, exact } = jsonPositions(text).find(pointer);
    expect(exact ? text.slice(valueStart, valueEnd) : undefined).toBe(expected);
  });

  test("find every node of any JSON, however it is laid out", () => {
    const layouts = [undefined, 2, "\t"];
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), fc.constantFrom(...layouts), (value, space) => {
        const laidOut = `\n ${JSON.stringify(value, null, space)} \n`;
        const positions = jsonPositions(laidOut);
        const check = (node: unknown, pointer: string): void => {
          const { valueStart, valueEnd, exact } = positions.find(pointer);
          expect([exact, JSON.parse(laidOut.slice(valueStart, valueEnd))]).toEqual([true, node]);
          if (typeof node !== "object" || node === null) return;
          for (const [key, child] of Object.entries(node)) check(child, joinPointer(pointer, key));
        };
        check(JSON.parse(laidOut), "");
      }),
      { numRuns: 200 },
    );
  });
});

describe("lines of a text", () => {
  test("end with LF, CRLF or CR, and count from 1", () => {
    const lines = textLines("one\ntwo\r\nthree\rfour");
    expect([1, 2, 3, 4, 5].map((line) => lines.text(line))).toEqual(["one", "two", "three", "four", ""]);
    expect(lines.position(0)).toEqual({ line: 1, column: 1 });
    expect(lines.position(5)).toEqual({ line: 2, column: 2 });
    expect(lines.position(9)).toEqual({ line: 3, column: 1 });
    expect(lines.position(16)).toEqual({ line: 4, column: 2 });
  });
});
