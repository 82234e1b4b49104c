import type { TryResult } from "lockstep";
import { expect, test } from "vitest";
import { failureKinds } from "./failure-kinds.ts";
import { totalsOf, totalsText } from "./totals.ts";

const fine = {
  ...{ files: ["a.yaml"], errors: [], generated: true, compiled: true, booted: true, failures: [] },
  ...{
    operations: 3,
    uncallable: [{ operation: "trace", reason: "TRACE" }],
    answered: 2,
    refused: 2,
    breakable: 2,
    reached: "refusal",
  },
};
const untyped = {
  ...fine,
  operations: 4,
  answered: 1,
  compiled: false,
  failures: [{ phase: "compile", message: "", kind: "TS1" }],
};
const dead = {
  ...{ files: ["b.yaml"], errors: ["LS1102"], generated: false, compiled: false, booted: false },
  ...{ operations: 0, uncallable: [], answered: 0, refused: 0, breakable: 0 },
  failures: [{ phase: "load", message: "", kind: "LS1102" }],
};
const swagger = { ...dead, foreign: "Swagger 2.0", failures: [] };
const results = [fine, untyped, dead, swagger] as unknown as readonly TryResult[];

test("documents that are no OpenAPI 3 are counted apart, and so are operations that cannot be called", () => {
  expect(totalsOf(results)).toEqual({
    documents: 4,
    foreign: 1,
    dead: 1,
    columns: {
      loaded: { passed: 2, of: 3 },
      generated: { passed: 2, of: 3 },
      compiled: { passed: 1, of: 3 },
      booted: { passed: 2, of: 3 },
      answered: { passed: 1, of: 3 },
      refused: { passed: 2, of: 3 },
      "all of it": { passed: 1, of: 3 },
    },
    operations: { answered: { passed: 3, of: 5 }, refused: { passed: 4, of: 4 } },
    uncallable: 2,
    unbroken: 1,
  });
  const text = totalsText(totalsOf(results));
  expect(text).toContain("4 documents, 1 of them not OpenAPI 3 and not counted");
  expect(text).toMatch(/compiled +1 of 3 +33\.3 %/);
});

test("kinds of failure come with the documents that have them, the most common first", () => {
  const failing = [
    {
      document: "a",
      failures: [
        { phase: "answer", message: "1", kind: "x" },
        { phase: "answer", message: "2", kind: "x" },
      ],
    },
    { document: "b", failures: [{ phase: "compile", message: "3", kind: "y" }] },
    { document: "c", failures: [{ phase: "compile", message: "4", kind: "y" }] },
  ] as unknown as readonly TryResult[];
  expect(failureKinds(failing)).toEqual([
    { phase: "compile", kind: "y", count: 2, documents: ["b", "c"] },
    { phase: "answer", kind: "x", count: 2, documents: ["a"] },
  ]);
});
