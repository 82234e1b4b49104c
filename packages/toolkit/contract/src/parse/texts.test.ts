import { describe, expect, test } from "vitest";
import { contractOf, headlines, loadFiles } from "../../test/load-files.ts";
import { type Contract, type LoadResult, loadContract } from "../index.ts";

const head = "openapi: 3.1.0\ninfo: { title: Café, version: '1' }\n";
const json = '{"openapi":"3.1.0","info":{"title":"Café","version":"1"},"paths":{}}';

async function loadBytes(name: string, bytes: Uint8Array): Promise<LoadResult> {
  return await loadContract(name, { cwd: "/project", readFile: async () => bytes });
}

const utf16 = (text: string, order: "le" | "be", mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};

describe("a document is read", () => {
  test.each([
    ["UTF-8", "a.yaml", Buffer.from(head)],
    ["UTF-8 with a byte order mark, YAML", "a.yaml", Buffer.from(`\uFEFF${head}`)],
    ["UTF-8 with a byte order mark, JSON", "a.json", Buffer.from(`\uFEFF${json}`)],
    ["UTF-16, little end first", "a.json", utf16(json, "le", true)],
    ["UTF-16, big end first", "a.yaml", utf16(head, "be", true)],
    ["UTF-16 without a byte order mark", "a.yaml", utf16(head, "le", false)],
    ["CRLF", "a.yaml", Buffer.from(head.replaceAll("\n", "\r\n"))],
  ])("in %s, without a word", async (_, name, bytes) => {
    const result = await loadBytes(name, bytes);
    expect(contractOf(result).info).toEqual({ title: "Café", version: "1" });
    expect(result.diagnostics).toEqual([]);
  });

  test("in Windows-1252, with a warning", async () => {
    const result = await loadBytes("a.yaml", Buffer.from(head, "latin1"));
    expect(contractOf(result).info.title).toBe("Café");
    expect(headlines(result)).toEqual([
      "a.yaml:1:1 warning LS1010 a.yaml is neither UTF-8 nor UTF-16; it is read as Windows-1252",
    ]);
  });
});

describe("a file named JSON is read although it holds", () => {
  test.each([
    ["comments", json.replace("{", "{ // yes\n/* and */"), "1:3", "JSON has no comments"],
    [
      "a comma too many",
      json.replace('"1"}', '"1",}'),
      "1:57",
      "a property name in double quotes is missing here",
    ],
    ["a tab in a string", json.replace("Café", "Ca\tfé"), "1:36", "this character has to be escaped"],
    ["YAML", head, "1:1", "this is no JSON value"],
  ])("%s; that is a warning", async (_, text, place, reason) => {
    const result = await loadFiles({ "a.json": text });
    expect(contractOf(result).info.version).toBe("1");
    expect(headlines(result)[0]).toBe(
      `a.json:${place} warning LS1009 a.json is not valid JSON: ${reason}; it is read all the same`,
    );
  });

  test.each([
    ["a missing comma", json.replace(',"paths"', '"paths"')],
    ["an end too early", json.slice(0, -1)],
    ["an open string", `${json.slice(0, -3)}"`],
    ["no escape", json.replace("Café", "\\d")],
    ["lists without an end", "[".repeat(200_000)],
  ])("but not %s", async (_, text) => {
    expect(headlines(await loadFiles({ "a.json": text }))).toEqual([
      expect.stringMatching(/^a\.json:\d+:\d+ error LS1002 /),
    ]);
  });
});

describe("a key that is written twice", () => {
  test.each([
    ["YAML", "a.yaml", `${head}paths: {}\npaths:\n  /a: {}\n`, "4:1", "3:1", "paths"],
    [
      "JSON",
      "a.json",
      json.replace('"paths"', '"\\u0070aths":{ "a\\"\\\\": 1 },\n"\\u0070aths"'),
      "2:1",
      "1:58",
      "paths",
    ],
  ])("in %s is a warning; the last one counts", async (_, name, text, place, first, key) => {
    const result = await loadFiles({ [name]: text });
    expect(headlines(result).filter((line) => line.includes("LS1003"))).toEqual([
      `${name}:${place} warning LS1003 the key "${key}" is written twice in one mapping; the last one counts`,
    ]);
    const [related] = result.diagnostics[0]?.related ?? [];
    expect(`${related?.location.line}:${related?.location.column}`).toBe(first);
  });

  test("in two objects, or as a value, is none", async () => {
    const text = json.replace("{}", '{"/a":{"get":{"x-a":["get","/a","paths"]}},"/b":{"get":{}}}');
    expect((await loadFiles({ "a.json": text })).diagnostics.map(({ id }) => id)).not.toContain("LS1003");
  });
});

describe("of YAML", () => {
  const read = async (value: string): Promise<unknown> => {
    const { document }: Contract = contractOf(
      await loadFiles({ "a.yaml": `${head}paths: {}\nx-a: ${value}\n` }),
    );
    return document["x-a"];
  };

  test.each([
    ["[on, off, yes, no, y, n]", ["on", "off", "yes", "no", "y", "n"]],
    [
      "[2020-01-01, 2020-01-01T00:00:00Z, 12:30:45, 1_000]",
      ["2020-01-01", "2020-01-01T00:00:00Z", "12:30:45", "1_000"],
    ],
    ["[0123, 0o17, 0x1F, .5, ~, null, True]", [123, 15, 31, 0.5, null, null, true]],
    ["{ 200: a, 2.5: b, on: c, null: d, true: e, 2020-01-01: f, __proto__: g }", expect.anything()],
  ])("%s is read by version 1.2", async (text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  test("keys are texts, whatever they look like", async () => {
    const value = await read("{ 200: a, 2.5: b, on: c, null: d, true: e, 2020-01-01: f, __proto__: g }");
    expect(Object.keys(value as object).sort()).toEqual(
      ["200", "2.5", "__proto__", "2020-01-01", "null", "on", "true"].sort(),
    );
  });

  test("anchors, aliases and merge keys are followed, and a node that stands twice is read twice", async () => {
    const result = await loadFiles({
      "a.yaml": `${head}${[
        "x-base: &base { description: ok, content: { a/json: { schema: &s { type: object, properties: { a: {} } } } } }",
        "paths:",
        "  /a: { get: { responses: { '200': *base, '201': { <<: *base, description: made } } } }",
        "components: { schemas: { A: *s, B: { <<: [*s], required: [a] } } }",
      ].join("\n")}\n`,
    });
    const { operations, schemas } = contractOf(result);
    expect(
      operations[0]?.responses.map(({ status, description, content }) => [
        status,
        description,
        content[0]?.schema,
      ]),
    ).toEqual([
      ["200", "ok", { type: "object", properties: { a: {} } }],
      ["201", "made", { type: "object", properties: { a: {} } }],
    ]);
    expect(schemas.map(({ schema }) => schema)).toEqual([
      { type: "object", properties: { a: {} } },
      { type: "object", properties: { a: {} }, required: ["a"] },
    ]);
  });

  test("only the first of several documents is read, and that is told where the second starts", async () => {
    const text = `---\n# first\n${head}paths: {}\nx-a: |\n  ---\n---\nopenapi: 3.0.0\n`;
    const result = await loadFiles({ "a.yaml": text });
    expect(contractOf(result).openapi).toBe("3.1");
    expect(headlines(result)).toEqual([
      "a.yaml:8:1 warning LS1011 a.yaml holds more than one YAML document; only the first is read",
    ]);
  });

  test.each([
    [
      "an alias inside its own node",
      "x-a: &a { b: *a }",
      "3:14",
      "this alias stands inside the node that it names",
    ],
    ["tabs that indent", "x-a:\n\tb: 1", "4:1", "tab characters must not be used in indentation"],
    [
      "blanks that are no spaces",
      "x-a:\n\u00a0 b: 1\n  c: 1",
      "4:1",
      "this line is indented by blanks that are no spaces",
    ],
    ["an unknown tag", "x-a: !include b.yaml", "3:6", "unknown scalar tag"],
    ["a value that starts with @", "x-a: @b", "3:6", ""],
  ])("%s is an error at its place", async (_, text, place, reason) => {
    const [headline] = headlines(await loadFiles({ "a.yaml": `${head}${text}\n` }));
    expect(headline).toContain(`a.yaml:${place} error LS1002 a.yaml is not valid YAML: ${reason}`);
  });
});
