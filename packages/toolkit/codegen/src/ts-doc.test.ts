import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { docText, tsDoc } from "./index.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "*",
      "/",
      "*/",
      "\\",
      "\n",
      "\r",
      "\u2028",
      " ",
      "@",
      "@deprecated",
      "```",
      "`",
      "{@link a}",
      "a",
      "\t",
    ),
  }),
);

describe("tsDoc", () => {
  test("is one line where that fits, else a block, and nothing without text", () => {
    expect(tsDoc(["Lists agents."], 2)).toBe("  /** Lists agents. */");
    expect(tsDoc(["Lists agents.", "", "GET /agents"], 2)).toBe(
      "  /**\n   * Lists agents.\n   *\n   * GET /agents\n   */",
    );
    expect(tsDoc(["", " "], 2)).toBe("");
  });

  test("breaks long lines between words, at 100 columns", () => {
    const lines = tsDoc([`- ${"word ".repeat(60)}`], 4).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines[1]).toMatch(/^ {5}\* - word/);
    expect(lines[2]).toMatch(/^ {5}\* {3}word/);
    expect(lines.join(" ").match(/word/g)).toHaveLength(60);
  });

  test("leaves code fences and words that are too long as they are", () => {
    const command = `curl ${"--header x ".repeat(15)}`.trim();
    expect(tsDoc(["```sh", command, "```"], 0)).toContain(` * ${command}\n`);
    expect(tsDoc([`https://example.com/${"x".repeat(120)}`], 0)).toContain(`/${"x".repeat(120)}`);
  });

  test("is one comment and nothing else, whatever its text", () => {
    fc.assert(
      fc.property(fc.array(hostile), fc.nat({ max: 8 }), (lines, indent) => {
        const printed = tsDoc(lines, indent);
        const source = ts.createSourceFile(
          "file.ts",
          `${printed}\nexport const a = 1;\n`,
          ts.ScriptTarget.Latest,
        );
        expect(source.statements).toHaveLength(1);
        expect(source.statements[0]?.getStart(source)).toBe(printed.length + 1);
        expect(printed).not.toMatch(/[ \t]$/m);
      }),
      { numRuns: 500 },
    );
  });
});

describe("docText", () => {
  test("makes no tag of what looks like one in a description", () => {
    const doc = tsDoc(
      [...docText("Old.\n@deprecated use it\nand @internal, mail a@b.c"), "@see GET /agents"],
      0,
    );
    expect(tagsOf(doc)).toEqual(["see"]);
    expect(doc).toContain("a@b.c");
  });

  test.each([
    ["@jsx", "&#64;jsx h"],
    ["@ts-nocheck", "&#64;ts-nocheck"],
    ["@ts-ignore", "&#64;ts-ignore"],
    ["#__PURE__", "&#35;__PURE__"],
    ["@__NO_SIDE_EFFECTS__", "&#64;__NO_SIDE_EFFECTS__"],
  ])("tells compilers and bundlers nothing by %s, wherever it stands", (word, printed) => {
    const doc = tsDoc(docText(`Text ${word} h`), 0);
    expect(doc).toContain(printed);
    const source = ts.createSourceFile("file.ts", `${doc}\nexport {};\n`, ts.ScriptTarget.Latest);
    expect([...(source as unknown as { pragmas: ReadonlyMap<string, unknown> }).pragmas.keys()]).toEqual([]);
  });

  test("names no source map", () => {
    expect(tsDoc(docText("See //# sourceMappingURL=data:, and /*@ sourceURL=x"), 0)).toBe(
      "/** See // sourceMappingURL=data:, and /* sourceURL=x */",
    );
  });

  test("makes no tag of any text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tagsOf(tsDoc(docText(text), 0))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function tagsOf(doc: string): readonly string[] {
  const source = ts.createSourceFile(
    "file.ts",
    `${doc}\nexport const a = 1;\n`,
    ts.ScriptTarget.Latest,
    true,
  );
  const [statement] = source.statements;
  return statement === undefined ? ["none"] : ts.getJSDocTags(statement).map((tag) => tag.tagName.text);
}
