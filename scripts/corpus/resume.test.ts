import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TryFailure, TryResult } from "lockstep";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeHash, keepResult, keptResult } from "./resume.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lockstep-resume-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const result = (more: Partial<TryResult> = {}): TryResult =>
  ({
    document: at("a.yaml"),
    files: [at("a.yaml"), at("b.yaml")],
    failures: [],
    ...more,
  }) as unknown as TryResult;

function keep(more: Partial<TryResult> = {}): void {
  writeFileSync(at("a.yaml"), "a");
  writeFileSync(at("b.yaml"), "b");
  keepResult(at("result.json"), "code", result(more));
}
const kept = (code = "code"): TryResult | undefined => keptResult(at("result.json"), code);

test("a result is kept as long as nothing has changed", () => {
  keep();
  expect(kept()).toEqual(result());
});

test.each([
  ["another file of the document", () => writeFileSync(at("b.yaml"), "changed")],
  ["a file that is gone", () => rmSync(at("b.yaml"))],
])("it is not after a change of %s", (_, change) => {
  keep();
  change();
  expect(kept()).toBeUndefined();
});

test("it is not after a change of Lockstep's own code", () => {
  keep();
  expect(kept("other code")).toBeUndefined();
});

test("one that is not there, was cut short, or depends on a URL is not kept", () => {
  expect(kept()).toBeUndefined();
  const limit: TryFailure = { phase: "limit", message: "too long", kind: "" };
  for (const more of [{ failures: [limit] }, { files: ["https://pets.test/openapi.yaml"] }]) {
    keep(more);
    expect(kept()).toBeUndefined();
  }
});

test("the code's hash follows sources and options, not tests", () => {
  const source = at("packages/toolkit/contract/src");
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, "load.ts"), "1");
  const before = codeHash(folder, "7");
  writeFileSync(join(source, "load.test.ts"), "1");
  expect(codeHash(folder, "7")).toBe(before);
  expect(codeHash(folder, "5.9")).not.toBe(before);
  writeFileSync(join(source, "load.ts"), "2");
  expect(codeHash(folder, "7")).not.toBe(before);
});
