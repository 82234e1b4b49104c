import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkspace, fleet, type Workspace } from "../../../test/workspace.ts";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace(fleet);
});
afterEach(() => workspace.delete());

describe("lockstep lint", () => {
  test("has nothing to say about a document without faults", async () => {
    const { exitCode, out } = await workspace.run(["lint"]);
    expect(out).toBe("no findings");
    expect(exitCode).toBe(0);
  });

  test("shows what Redocly's rules find, with file, line and column", async () => {
    await edit("spec/openapi.yaml", "      summary: Lists agents\n", "");
    const { exitCode, out } = await workspace.run(["lint"]);
    expect(out).toMatch(/spec\/openapi\.yaml:7:5 {2}error {2}operation-summary {2}/);
    expect(out).toMatch(/ > +7 \|/);
    expect(exitCode).toBe(1);
  });

  test("shows what loading finds, once", async () => {
    await edit("spec/openapi.yaml", "./schemas/agent.yaml", "./schemas/agnet.yaml");
    const { exitCode, out } = await workspace.run(["lint"]);
    expect(out).toMatch(/spec\/openapi\.yaml:21:\d+ {2}error {2}LS11\d\d/);
    expect(out).not.toContain("no-unresolved-refs");
    expect(out).toMatch(/\n1 error$/);
    expect(exitCode).toBe(1);
  });

  test("runs our own rules", async () => {
    await edit("spec/openapi.yaml", "paths:\n", "x-paginaton: {}\npaths:\n");
    const { out } = await workspace.run(["lint"]);
    expect(out).toMatch(/x-pagination/);
  });

  test("names a document that is not there, and exits 1", async () => {
    const { exitCode, out } = await workspace.run(["lint", "nowhere.yaml"]);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/nowhere\.yaml.*error {2}LS1001/);
  });

  test("shows a syntax error once, with its place", async () => {
    await workspace.write("spec/openapi.yaml", "openapi: 3.1.0\ninfo: [\n");
    const { exitCode, out } = await workspace.run(["lint"]);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/spec\/openapi\.yaml:\d+:\d+ {2}error {2}LS1002/);
    expect(out).toMatch(/\n1 error$/);
  });

  test("fails on more warnings than --max-warnings", async () => {
    await edit("spec/openapi.yaml", ", license: { name: MIT, identifier: MIT }", "");
    expect((await workspace.run(["lint"])).exitCode).toBe(0);
    expect((await workspace.run(["lint", "--max-warnings", "1"])).exitCode).toBe(0);
    const { exitCode, error } = await workspace.run(["lint", "--max-warnings", "0"]);
    expect(exitCode).toBe(1);
    expect(error).toBe("warnings: 1; --max-warnings allows 0");
  });

  test("counts all errors, however many there are", async () => {
    const paths = Array.from({ length: 150 }, (_, index) => {
      return `  /extra${index}:\n    get: { operationId: extra${index}, responses: { "200": { description: a }, "400": { description: b } } }\n`;
    });
    await edit("spec/openapi.yaml", "paths:\n", `paths:\n${paths.join("")}`);
    const { out } = await workspace.run(["lint"]);
    expect(out).toMatch(/\n150 errors$/);
    expect(out.match(/error {2}operation-summary/g)).toHaveLength(150);
  });
});

describe("--format", () => {
  beforeEach(() => edit("spec/openapi.yaml", "      summary: Lists agents\n", ""));

  test("stylish groups by file, one line a finding", async () => {
    const { out } = await workspace.run(["lint", "--format", "stylish"]);
    expect(out).toMatch(/^spec\/openapi\.yaml\n {2}7:5 +error +.*operation-summary\n\n1 error$/);
  });

  test("json is one object", async () => {
    const { out } = await workspace.run(["lint", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      diagnostics: [{ id: "operation-summary", severity: "error", line: 7, column: 5 }],
    });
  });

  test("github is a workflow command for each", async () => {
    const { out } = await workspace.run(["lint", "--format", "github"]);
    expect(out).toMatch(
      /^::error file=spec\/openapi\.yaml,line=7,endLine=7,col=5,endColumn=7,title=operation-summary::/,
    );
  });

  test.each([
    [["--format", "xml"], /codeframe, stylish, json, github/],
    [["--max-warnings", "some"], /takes a number/],
  ])("refuses %j with exit code 2", async (options, message) => {
    const { exitCode, error } = await workspace.run(["lint", ...options]);
    expect(exitCode).toBe(2);
    expect(error).toMatch(message);
  });
});

describe("a redocly.yaml beside the document", () => {
  beforeEach(() => edit("spec/openapi.yaml", "      summary: Lists agents\n", ""));

  test("changes which rules hold", async () => {
    await workspace.write("spec/redocly.yaml", "rules:\n  operation-summary: off\n");
    expect(await workspace.run(["lint"])).toMatchObject({ exitCode: 0, out: "no findings" });
  });

  test("that extends something else still has our rules, unless it switches them off", async () => {
    await edit("spec/openapi.yaml", "paths:\n", "x-paginaton: {}\npaths:\n");
    await workspace.write("spec/redocly.yaml", "extends: [minimal]\n");
    expect((await workspace.run(["lint"])).out).toContain("lockstep/unknown-extension");
    await workspace.write(
      "spec/redocly.yaml",
      "extends: [minimal]\nrules: { lockstep/unknown-extension: off }\n",
    );
    expect((await workspace.run(["lint"])).out).not.toContain("lockstep/unknown-extension");
  });

  test("may be beside the config file instead", async () => {
    await workspace.write("redocly.yaml", "extends: [minimal]\nrules:\n  operation-summary: warn\n");
    expect(await workspace.run(["lint"])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/\n1 warning$/),
    });
  });

  test.each([
    [
      "a rule that does not exist",
      "rules:\n  operation-sumary: error\n",
      /operation-sumary does not exist; did you mean "operation-summary"\?/,
    ],
    [
      "a rule of ours that does not exist",
      "rules:\n  lockstep/nothing-like-it: error\n",
      /lockstep\/nothing-like-it does not exist/,
    ],
    ["a preset that does not exist", "extends: [recomended]\n", /redocly\.yaml cannot be used: .*recomended/],
    ["broken YAML", "rules: [\n", /redocly\.yaml cannot be used: /],
  ])("with %s is misuse", async (_, text, message) => {
    await workspace.write("spec/redocly.yaml", text);
    const { exitCode, error } = await workspace.run(["lint"]);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
    expect(exitCode).toBe(2);
  });
});

async function edit(path: string, before: string, after: string): Promise<void> {
  const text = await workspace.read(path);
  expect(text).toContain(before);
  await workspace.write(path, text.replace(before, after));
}
