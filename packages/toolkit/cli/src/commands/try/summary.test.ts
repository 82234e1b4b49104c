import type { TryFailure, TryResult } from "@lockstep/try";
import { expect, test } from "vitest";
import { recordingTerminal } from "../../../test/workspace.ts";
import { printSummary } from "./summary.ts";

const works: TryResult = {
  document: "/api/pets.yaml",
  files: ["/api/pets.yaml"],
  reached: "refusal",
  operations: 3,
  diagnostics: [],
  errors: [],
  ...{ loadMs: 100, generateMs: 1200, compileMs: 900 },
  ...{ generated: true, compiled: true, typeErrors: 0, typescript: "7.0.2", booted: true },
  ...{ answered: 3, uncallable: [], refused: 3, breakable: 3 },
  peakMegabytes: 200,
  failures: [],
};

function printed(part: Partial<TryResult>): string {
  const terminal = recordingTerminal("/api");
  printSummary({ document: "pets.yaml", result: { ...works, ...part }, terminal });
  return terminal.printed.join("\n");
}
const failure = (part: Partial<TryFailure>): TryFailure => ({
  phase: "answer",
  message: "no",
  kind: "no",
  ...part,
});

test("a step that took too long says so, and those behind it were not reached", () => {
  const text = printed({
    reached: "compile",
    ...{ compiled: false, booted: false, answered: 0 },
    failures: [failure({ phase: "limit", message: "ended after 9 s, while compiling", kind: "compiling" })],
  });
  expect(text).toContain("ok    generate");
  expect(text).toContain("FAIL  compile    ended after 9 s, while compiling");
  expect(text).toContain("–     boot       not reached");
});

test("failures are shown by their kinds, each with the first and how often", () => {
  const text = printed({
    answered: 1,
    failures: [
      failure({
        operation: "getPet",
        message: "it answers 500",
        kind: "500",
        reproduction: "/kept/pets.answer.min.yaml",
      }),
      failure({ operation: "getShop", message: "it answers 500 too", kind: "500" }),
      failure({ phase: "refusal", operation: "listPets", message: "they differ", kind: "differ" }),
    ],
  });
  expect(text).toContain(
    "answer (2 times)  getPet  it answers 500\n    smallest document that shows it: /kept/pets.answer.min.yaml",
  );
  expect(text).toContain("refusal  listPets  they differ");
  expect(text).not.toContain("getShop");
  expect(text).toMatch(/likely to be a fault of Lockstep/);
});

test("more kinds, and more operations that cannot be called, than anybody reads are counted", () => {
  const seven = Array.from({ length: 7 }, (_, index) => String(index));
  const text = printed({
    operations: 10,
    failures: seven.map((kind) => failure({ kind })),
    uncallable: seven.map((operation) => ({ operation, reason: "fetch does not send TRACE" })),
  });
  expect(text).toContain("4 cannot be called: fetch does not send TRACE");
  expect(text).toContain("… and 2 more that cannot be called; see --json");
  expect(text).toContain("… and 2 more kinds of failure; see --json");
});

test("where schemas take nothing, that is what is said", () => {
  const text = printed({
    answered: 2,
    failures: [failure({ kind: "no valid input: body must be integer" })],
  });
  expect(text).toMatch(/do they contradict themselves\?$/);
});

test("warnings are counted, with where to see them", () => {
  const location = { file: "/api/pets.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };
  const warning = { id: "LS1003", severity: "warning" as const, message: "a key is written twice", location };
  expect(printed({ diagnostics: [warning] })).toContain(
    "3 operations; 1 warning, which lockstep lint shows  (0.1 s)",
  );
});

test("a trace is shown only where it is asked for", () => {
  expect(printed({ failures: [failure({ message: "broken\n    at x (file:///a.ts:1:2)" })] })).not.toContain(
    "file:///",
  );
});
