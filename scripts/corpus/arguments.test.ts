import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

test("defaults, and paths from where they were given", () => {
  expect(readArguments(["."], import.meta.dirname)).toEqual({
    cwd: import.meta.dirname,
    paths: [import.meta.dirname],
    ...{
      recursive: false,
      jobs: 2,
      limitMs: 600_000,
      reduceMs: 60_000,
      typescript: "7",
      lenient: false,
      resume: false,
    },
  });
});

test("what is asked for", () => {
  const argv = [
    "--jobs",
    "4",
    "--limit",
    "9",
    "--reduce",
    "0",
    "--typescript",
    "5.9",
    "--json",
    "a.json",
    "names.ts",
  ];
  expect(readArguments(argv, import.meta.dirname)).toMatchObject({
    ...{ jobs: 4, limitMs: 9000, reduceMs: 0, typescript: "5.9", json: `${import.meta.dirname}/a.json` },
  });
});

test.each([
  [[], "no folder or file is named"],
  [["nowhere"], "nowhere does not exist"],
  [[".", "--jobs", "0"], "--jobs takes a whole number of 1 or more, not 0"],
  [[".", "--typescript", "4"], "--typescript takes 7 or 5.9, not 4"],
  [[".", "--jbs"], "Unknown option '--jbs'"],
])("%j is misuse, told with how to write it", (argv, message) => {
  const read = readArguments(argv, import.meta.dirname);
  expect(read).toHaveProperty("misuse", expect.stringContaining(message));
  expect(read).toHaveProperty("misuse", expect.stringContaining("usage: pnpm corpus"));
});
