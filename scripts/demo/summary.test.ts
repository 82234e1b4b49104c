import { expect, test } from "vitest";
import { summarize } from "./summary.ts";

const good = { step: "log in", answer: "a token", held: true };

test("the demo holds when server and mocks gave the same good answers", () => {
  expect(summarize([good], [good])).toEqual({ held: true, lines: ["  ok    log in  both    a token"] });
});

test.each([
  ["they differ", [good], [{ ...good, answer: "a cookie" }]],
  ["they agree on a bad answer", [{ ...good, held: false }], [{ ...good, held: false }]],
  ["one gave fewer answers", [good, good], [good]],
  ["one gave more answers", [good], [good, good]],
  ["there are none", [], []],
])("the demo does not hold when %s", (_, server, mocks) => {
  expect(summarize(server, mocks).held).toBe(false);
});

test("what the mocks say stands under what the server says where they differ", () => {
  const { lines } = summarize([good], [{ ...good, answer: "a cookie" }]);
  expect(lines).toEqual(["  FAIL  log in  server  a token", "                mocks   a cookie"]);
});
