import { describe, expect, test } from "vitest";
import { contractOf, document, loadFiles } from "../../test/load-files.ts";
import {
  catalogue,
  createReporter,
  type Diagnostic,
  defineDiagnostics,
  formatDiagnostic,
  visible,
} from "../index.ts";

const own = defineDiagnostics({
  XX1001: { severity: "warning", title: "A name", message: "{name} is a bad name", hint: "call it {better}" },
  XX1002: { severity: "error", title: "An error", message: "no", hint: "" },
});

const text = document("paths:\n  /a:\n    get:\n      summary: Hello there\n");

describe("a reporter", () => {
  test("lets another package report its own findings at pointers of a contract", async () => {
    const { source } = contractOf(await loadFiles({ "openapi.yaml": text }));
    const reporter = createReporter(own, source);
    reporter.report(
      "XX1001",
      "/paths/~1a/get/summary",
      { name: "Hello", better: "Hi" },
      { part: { text: "there" }, related: [{ message: "the path", at: "/paths/~1a", part: "key" }] },
    );
    const [found] = reporter.diagnostics;
    expect(found).toEqual({
      id: "XX1001",
      severity: "warning",
      message: "Hello is a bad name",
      hint: "call it Hi",
      location: { file: "/project/openapi.yaml", line: 6, column: 22, endLine: 6, endColumn: 27 },
      related: [
        {
          message: "the path",
          location: { file: "/project/openapi.yaml", line: 4, column: 3, endLine: 4, endColumn: 5 },
        },
      ],
      frame: { firstLine: 5, lines: ["    get:", "      summary: Hello there"] },
    });
    expect(JSON.parse(JSON.stringify(found))).toMatchObject({ location: { line: 6 } });
  });

  test("tells the same finding once, and follows the rules for what is no error", async () => {
    const { source } = contractOf(await loadFiles({ "openapi.yaml": text }));
    const report = (rules: Parameters<typeof createReporter>[2]): readonly Diagnostic[] => {
      const reporter = createReporter(own, source, rules);
      reporter.report("XX1001", "", { name: "a", better: "b" });
      reporter.report("XX1001", "", { name: "a", better: "b" });
      reporter.report("XX1002", "", {});
      return reporter.diagnostics;
    };
    expect(report({}).map(({ id, severity }) => [id, severity])).toEqual([
      ["XX1001", "warning"],
      ["XX1002", "error"],
    ]);
    expect(report({ XX1001: "error", XX1002: "off" }).map(({ severity }) => severity)).toEqual([
      "error",
      "error",
    ]);
    expect(report({ XX1001: "off" }).map(({ id }) => id)).toEqual(["XX1002"]);
  });

  test("looks positions up when they are read, not before", () => {
    let lookups = 0;
    const reporter = createReporter(own, {
      locate: () => {
        lookups++;
        return { file: "/a", line: 1, column: 1, endLine: 1, endColumn: 2 };
      },
      frame: () => undefined,
    });
    reporter.report("XX1002", "", {});
    expect(lookups).toBe(0);
    expect(reporter.diagnostics[0]?.location.line).toBe(1);
    expect(reporter.diagnostics[0]?.location.line).toBe(1);
    expect(lookups).toBe(1);
  });
});

describe("the catalogue", () => {
  test("has ids of one form, and something to do for each", () => {
    for (const [id, { title, message, hint }] of Object.entries(catalogue)) {
      expect(id).toMatch(/^LS1[0-4]\d\d$/);
      expect(
        [title, message, hint].every((words) => words.length > 0),
        id,
      ).toBe(true);
    }
  });

  test("takes no id of another form", () => {
    const definition = { severity: "error", title: "", message: "", hint: "" } as const;
    expect(() => defineDiagnostics({ oops: definition })).toThrow('"oops" is not the id of a diagnostic');
  });
});

describe("a finding as text", () => {
  const at = (column: number, endColumn: number, lines: readonly string[], line = 2): Diagnostic => ({
    id: "LS1207",
    severity: "error",
    message: "it is wrong",
    hint: "do better",
    location: { file: "/project/a.yaml", line, column, endLine: line, endColumn },
    frame: { firstLine: 1, lines },
  });

  test("has its place, the lines around it, carets and the hint", () => {
    expect(formatDiagnostic(at(3, 6, ["a", "b cde", "f"]), { cwd: "/project" })).toBe(
      [
        "a.yaml:2:3  error  LS1207  it is wrong",
        "   1 | a",
        " > 2 | b cde",
        "         ^^^ do better",
        "   3 | f",
      ].join("\n"),
    );
  });

  test("names a file outside of the folder, or without a folder, in full", () => {
    expect(formatDiagnostic(at(1, 2, []), { cwd: "/elsewhere" })).toBe(
      "/project/a.yaml:2:1  error  LS1207  it is wrong\n    do better",
    );
    expect(formatDiagnostic(at(1, 2, []))).toContain("/project/a.yaml:2:1  ");
  });

  test("shows the part of a very long line that matters, tabs as blanks", () => {
    const line = `${"\t".repeat(300)}wrong${"y".repeat(300)}`;
    const shown = formatDiagnostic(at(301, 306, [line], 1)).split("\n");
    expect(shown[1]?.length).toBeLessThan(140);
    const caret = shown[2]?.indexOf("^") ?? 0;
    expect(shown[1]?.slice(caret, caret + 5)).toBe("wrong");
  });

  test("is read and nothing else: what a document says moves no cursor and starts no line", () => {
    const hostile = "a\u001b[2Jb\r\n::error::c\u202ed\te";
    const { location } = at(1, 2, []);
    const related = [{ message: hostile, location }];
    const finding = { ...at(3, 6, [hostile, `b ${hostile}`]), message: hostile, hint: hostile, related };
    const written = "a\\u001b[2Jb\\r\\n::error::c\\u202ed\\te";
    const shown = "a\ufffd[2Jb\ufffd\ufffd::error::c\ufffdd e";
    expect(formatDiagnostic(finding).split("\n")).toEqual([
      `/project/a.yaml:2:3  error  LS1207  ${written}`,
      `   1 | ${shown}`,
      ` > 2 | b ${shown}`,
      `         ^^^ ${written}`,
      `    /project/a.yaml:2:1  ${written}`,
    ]);
    expect(visible("Größe, 中文, 😀")).toBe("Größe, 中文, 😀");
  });

  test("is coloured when asked", () => {
    const colored = formatDiagnostic(at(3, 6, ["a", "b cde"]), { color: true });
    expect(colored).toContain("\u001B[31merror\u001B[39m");
    expect(colored).toContain("\u001B[31m^^^ do better\u001B[39m");
    expect(formatDiagnostic(at(3, 6, ["a", "b cde"]))).not.toContain("\u001B");
  });
});
