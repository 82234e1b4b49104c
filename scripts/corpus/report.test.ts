import type { TryResult } from "lockstep";
import { expect, test } from "vitest";
import { reportText } from "./report.ts";

const failure = (operation: string) => ({
  phase: "answer",
  operation,
  message: `no ${operation}\n  at x`,
  kind: "no …",
});
const result = {
  ...{ document: "/a/pets.yaml", files: ["/a/pets.yaml"], errors: [], operations: 9, reached: "refusal" },
  ...{ generated: true, compiled: true, booted: true, answered: 2, refused: 5, breakable: 5 },
  uncallable: [{ operation: "trace", reason: "fetch does not send TRACE" }],
  failures: [{ ...failure("a"), reproduction: "/w/pets.min.yaml" }, ..."bcdefg".split("").map(failure)],
} as unknown as TryResult;

test("failures are told with their small documents, the rest counted, and the kinds of all", () => {
  const lines = reportText([result], { nameOf: () => "pets", cwd: "/w" }).split("\n");
  expect(lines.slice(lines.indexOf("  pets  apart  trace  fetch does not send TRACE"))).toEqual([
    "  pets  apart  trace  fetch does not send TRACE",
    "  pets  answer  a  no a",
    "      pets.min.yaml",
    ..."bcde".split("").map((id) => `  pets  answer  ${id}  no ${id}`),
    "  pets  … and 2 more",
    "",
    "kinds of failure, with the documents that have them",
    "     1 (7 times)  answer  no …",
  ]);
});
