import { expect, test } from "vitest";
import { tableAsMarkdown } from "./table.ts";

test("a table has a heading, words to the left, numbers to the right and its notes below", () => {
  const markdown = tableAsMarkdown({
    title: "Speed",
    columns: ["tool", "s"],
    rows: [["ours", "1.0"]],
    notes: ["Measured twice."],
  });
  expect(markdown).toBe("### Speed\n\n| tool | s |\n| --- | ---: |\n| ours | 1.0 |\n\nMeasured twice.");
});

test("a cell cannot break out of its table", () => {
  const markdown = tableAsMarkdown({ title: "T", columns: ["tool"], rows: [["a | b\nc"]] });
  expect(markdown.split("\n").at(-1)).toBe("| a \\| b c |");
});

test("a row that is too short is filled up", () => {
  const markdown = tableAsMarkdown({ title: "T", columns: ["a", "b", "c"], rows: [["1"]] });
  expect(markdown.split("\n").at(-1)).toBe("| 1 |  |  |");
});
