import { expect, test } from "vitest";
import { lastWords } from "./last-words.ts";

test("the first line that sounds like a fault is what went wrong", () => {
  const output =
    "Generating…\nzod - 🛑 Cannot read properties of null\n🛑 One project failed\n    at run (x.js:1:2)\n";
  expect(lastWords(output)).toBe("zod - 🛑 Cannot read properties of null");
});

test("without one it is the last line, stack traces aside", () => {
  expect(lastWords("one\ntwo\n    at run (x.js:1:2)\n")).toBe("two");
});

test("no path of the machine is told, but the file's name is", () => {
  expect(lastWords("Error in file:///home/me/project/types.ts:3")).toBe("Error in types.ts:3");
});

test("what follows a colon on the next line belongs to it, and colours do not", () => {
  expect(lastWords("\u001b[31m❌ Input file not found:\u001b[39m\n/home/me/intro.md\n")).toBe(
    "❌ Input file not found: intro.md",
  );
});
