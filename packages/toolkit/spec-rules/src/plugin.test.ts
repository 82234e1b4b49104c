import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import defaultExport, { lockstepPlugin } from "./index.ts";
import { rules } from "./rules/index.ts";
import { lintFiles, lintRecommended } from "./testing/lint.ts";

describe("the plugin", () => {
  test("is the default export, as redocly.yaml wants it", () => {
    expect(defaultExport).toBe(lockstepPlugin);
    expect(lockstepPlugin().id).toBe("lockstep");
  });

  test("recommends each of its rules, and Redocly's own that every operation has security", () => {
    const recommended = lockstepPlugin().configs?.["recommended"]?.rules ?? {};
    const own = rules.map(({ name }) => `lockstep/${name}`);
    expect(Object.keys(recommended)).toEqual(["security-defined", ...own]);
  });

  test("reports an operation without security through the preset", async () => {
    const problems = await lintRecommended(plainDocument.replace("security: []", "tags: [books]"));
    expect(problems.map(({ rule, at }) => [rule, at])).toEqual([["security-defined", "#/paths/~1books/get"]]);
  });

  test("finds nothing in a document that uses no extension", async () => {
    expect(await lintRecommended(plainDocument)).toEqual([]);
  });

  test("survives extensions of the wrong type, which the loader reports", async () => {
    const source = `${plainDocument}
x-error-codes: [1, { a: 2 }]
x-error-categories: 5
x-error-format: { implied: [] }
x-pagination: yes
x-envelope: { data: 4 }
x-deprecation: []
x-rate-limit: 3
`;
    expect(await lintRecommended(source)).not.toContainEqual(expect.objectContaining({ rule: "struct" }));
  });

  test("reports into the file where the fault is written", async () => {
    const problems = await lintFiles(
      {
        "openapi.yaml": `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes: { RES_NOT_FOUND: { $ref: "errors.yaml#/notFound" } }
paths:
  /books/1: { $ref: "paths/book.yaml" }
`,
        "errors.yaml": "notFound: { status: 404, title: Not found }\n",
        "paths/book.yaml": `get:
  operationId: getBook
  x-error-codes: [RES_NOT_FOUDN]
  responses:
    "404": { $ref: "../responses.yaml#/NotFound" }
`,
        "responses.yaml": "NotFound: { description: Not found }\n",
      },
      { "error-codes-required": "error", "error-code-declared": "error" },
    );
    expect(problems.map(({ rule, at }) => [rule, at])).toEqual([
      ["error-codes-required", "paths/book.yaml#/get/responses/404"],
      ["error-code-declared", "paths/book.yaml#/get/x-error-codes/0"],
    ]);
  });

  test("runs in Redocly's own command line, named by its package in redocly.yaml", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lockstep-spec-rules-"));
    try {
      await mkdir(join(folder, "node_modules/@lockstep"), { recursive: true });
      await symlink(packageFolder, join(folder, "node_modules/@lockstep/spec-rules"));
      await writeFile(
        join(folder, "redocly.yaml"),
        'plugins: ["@lockstep/spec-rules"]\nextends: [lockstep/recommended]\n',
      );
      await writeFile(join(folder, "openapi.yaml"), `${plainDocument}x-paginaton: { style: offset }\n`);
      const { stdout } = await runRedocly(folder);
      const report = JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] };
      expect(report.problems.map(({ ruleId, message }) => [ruleId, message])).toEqual([
        ["lockstep/unknown-extension", '"x-paginaton" is not known and is ignored.'],
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

const plainDocument = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /books:
    get:
      operationId: listBooks
      deprecated: true
      security: []
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses:
        "200":
          description: Books
          content:
            application/json:
              schema: { type: array, items: { type: string } }
        "404": { description: Not found }
        "500": { description: Broken }
`;

function runRedocly(folder: string): Promise<{ stdout: string }> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json", {
    paths: [join(packageFolder, "../../..")],
  });
  const bin = join(dirname(manifest), "bin/cli.js");
  const environment = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return new Promise((resolve, reject) => {
    const command = [bin, "lint", "openapi.yaml", "--format=json"];
    execFile(process.execPath, command, { cwd: folder, env: environment }, (error, stdout, stderr) => {
      if (stdout.trim() === "") reject(new Error(stderr, { cause: error }));
      else resolve({ stdout });
    });
  });
}
