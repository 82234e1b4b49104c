import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles, report } from "../test/load-files.ts";
import { loadContract } from "./index.ts";

const ok = "responses: { '200': { description: ok } }";

describe("a fault of the input is told with file, line, column and what to do:", () => {
  test("a missing file", async () => {
    const result = await loadFiles({}, { cwd: "/project" });
    expect(result.contract).toBeUndefined();
    expect(report(result)).toBe(
      [
        "openapi.yaml:1:1  error  LS1001  openapi.yaml cannot be read: it does not exist",
        "    check the path, and that the file may be read",
      ].join("\n"),
    );
  });

  test("a missing file whose neighbour was meant", async () => {
    const folder = await mkdtemp(join(tmpdir(), "contract-"));
    try {
      await writeFile(join(folder, "openapi.yaml"), "");
      const result = await loadContract("openapi.yml", { cwd: folder });
      expect(report(result)).toContain('did you mean "openapi.yaml"?');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("broken YAML", async () => {
    const result = await loadFiles({ "openapi.yaml": "openapi: 3.1.0\ninfo: [1\npaths: {}\n" });
    expect(result.contract).toBeUndefined();
    expect(report(result)).toBe(
      [
        "openapi.yaml:3:1  error  LS1002  openapi.yaml is not valid YAML: deficient indentation",
        "   2 | info: [1",
        " > 3 | paths: {}",
        "       ^ correct the text here; the parser stopped at this place",
      ].join("\n"),
    );
  });

  test("broken JSON", async () => {
    const result = await loadFiles({ "openapi.json": '{\n  "openapi": "3.1.0",\n  "info" {}\n}\n' });
    expect(headlines(result)).toEqual([
      "openapi.json:3:10 error LS1002 openapi.json is not valid JSON: a colon is missing here",
    ]);
  });

  test("broken YAML in a second file, once however often it is referred to", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "components: { schemas: { A: { $ref: a.yaml }, B: { $ref: 'a.yaml#/b' } } }\npaths: {}",
      ),
      "a.yaml": "type: object\n  b: {}\n",
    });
    expect(headlines(result)).toEqual([
      "a.yaml:2:4 error LS1002 a.yaml is not valid YAML: bad indentation of a mapping entry",
    ]);
  });

  test("a dead $ref in a second file", async () => {
    const result = await loadFiles({
      "openapi.yaml": document("paths: { /pets: { $ref: paths/pets.yaml } }"),
      "paths/pets.yaml": [
        "get:",
        "  responses:",
        "    '200':",
        "      description: ok",
        "      content:",
        "        application/json:",
        "          schema: { $ref: ../schemas.yaml#/Pett }",
      ].join("\n"),
      "schemas.yaml": "Pet: { type: object }\n",
    });
    expect(result.contract).toBeUndefined();
    expect(report(result)).toBe(
      [
        'paths/pets.yaml:7:44  error  LS1102  $ref "../schemas.yaml#/Pett" leads nowhere: schemas.yaml has no /Pett',
        "   6 |         application/json:",
        " > 7 |           schema: { $ref: ../schemas.yaml#/Pett }",
        `${" ".repeat(50)}^^^^ did you mean "Pet"?`,
      ].join("\n"),
    );
  });

  test("a $ref to a file that does not exist", async () => {
    const result = await loadFiles({
      "openapi.yaml": document("paths: {}\ncomponents: { schemas: { Pet: { $ref: ./schemas/pett.yaml } } }"),
    });
    expect(headlines(result)).toEqual([
      "openapi.yaml:4:39 error LS1101 $ref leads to schemas/pett.yaml, which cannot be read: it does not exist",
    ]);
  });

  test("a locator that points nowhere", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        [
          "paths:",
          "  /agents:",
          "    get:",
          "      x-pagination:",
          "        style: offset",
          "        items: $response.body#/data/agnets",
          "        request: { offset: $request.query.offset }",
          "      parameters: [{ name: offset, in: query, schema: { type: integer } }]",
          "      responses:",
          "        '200':",
          "          description: ok",
          "          content:",
          "            application/json:",
          "              schema:",
          "                properties:",
          "                  data: { properties: { agents: { type: array, items: {} } } }",
        ].join("\n"),
      ),
    });
    expect(report(result)).toBe(
      [
        "openapi.yaml:8:37  error  LS1207  x-pagination.items points at $response.body#/data/agnets, which the 200 schema does not have",
        "   7 |         style: offset",
        " > 8 |         items: $response.body#/data/agnets",
        `${" ".repeat(43)}^^^^^^ did you mean "agents"?`,
        "   9 |         request: { offset: $request.query.offset }",
      ].join("\n"),
    );
  });

  test("Swagger 2.0, with the way up", async () => {
    const result = await loadFiles({ "swagger.yaml": "swagger: '2.0'\ninfo: {}\npaths: {}\n" });
    expect(report(result)).toBe(
      [
        "swagger.yaml:1:11  error  LS1005  swagger.yaml is a Swagger 2.0 document; OpenAPI 3.0, 3.1 and 3.2 are read",
        " > 1 | swagger: '2.0'",
        "                 ^^^ upgrade it once with: npx swagger2openapi --patch --outfile openapi.yaml swagger.yaml",
        "   2 | info: {}",
      ].join("\n"),
    );
  });

  test.each([
    ["", "LS1002 openapi.yaml is not valid YAML: expected a document, but the input is empty"],
    ["# nothing\n", "LS1002 openapi.yaml is not valid YAML: expected a document, but the input is empty"],
    ["- a\n", "LS1004 openapi.yaml is no OpenAPI document: its root is a list"],
    ["info: {}\n", "LS1004 openapi.yaml is no OpenAPI document: it has no field openapi"],
    ["openapi: 4.0.0\n", 'LS1006 OpenAPI "4.0.0" is not supported'],
  ])("no document at all: %j", async (text, expected) => {
    const result = await loadFiles({ "openapi.yaml": text });
    expect(headlines(result).map((line) => line.replace(/^\S+ error /, ""))).toEqual([expected]);
  });

  test("nothing of it has a stack trace", async () => {
    const result = await loadFiles({ "openapi.yaml": "openapi: 3.1.0\npaths: { /a: { $ref: b.yaml } }\n" });
    expect(report(result)).not.toMatch(/\n\s+at /);
  });

  test("nesting without end is refused, and so are aliases that would never fit", async () => {
    const deep = `${'{"properties":{"a":'.repeat(14_000)}{}${"}}".repeat(14_000)}`;
    const nested = await loadFiles({
      "openapi.json": `{"openapi":"3.1.0","paths":{},"components":{"schemas":{"A":${deep}}}}`,
    });
    expect(nested.diagnostics.map(({ id }) => id)).toEqual(["LS1008"]);
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 9; level++) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(", ")}]`,
      );
    }
    const bomb = await loadFiles({ "openapi.yaml": lines.join("\n") });
    expect(bomb.diagnostics[0]?.message).toMatch(/aliases expand to \d+ nodes/);
    const circle = await loadFiles({ "openapi.yaml": "openapi: 3.1.0\nx-a: &a [*a]\n" });
    expect(circle.diagnostics[0]?.message).toContain("this alias stands inside the node that it names");
  });
});

describe("what real documents get wrong does not stop loading:", () => {
  test("missing info, wrong types and 3.0 keywords in 3.1 are told and read over", async () => {
    const result = await loadFiles({
      "openapi.yaml": [
        "openapi: 3.1",
        "paths:",
        "  /a: { get: { parameters: {}, responses: { '200': null } } }",
        "components: { schemas: { A: { nullable: true }, B: { nullable: true } } }",
      ].join("\n"),
    });
    const contract = contractOf(result);
    expect(contract.info).toEqual({ title: "", version: "" });
    expect(contract.document["openapi"]).toBe("3.1.0");
    expect(headlines(result)).toEqual([
      "openapi.yaml:1:10 warning LS1007 openapi is the number 3.1, not a text; it is read as 3.1.0",
      "openapi.yaml:3:28 warning LS1406 /paths/~1a/get/parameters has to be a list of parameter objects, but is an object; it is read as a list of it alone",
      'openapi.yaml:3:16 info LS1427 the parameter "" has neither a schema nor content, so that any text fits',
      "openapi.yaml:3:52 warning LS1406 /paths/~1a/get/responses/200 has to be a response object, but is null; it is read as an empty one",
      "openapi.yaml:4:31 info LS1405 nullable is a keyword of OpenAPI 3.0, which later versions do not have; it stands at 2 places",
      "openapi.yaml:1:1 warning LS1401 info.title is missing; it is read as an empty text",
      "openapi.yaml:1:1 warning LS1401 info.version is missing; it is read as an empty text",
      "openapi.yaml:3:16 warning LS1406 /paths/~1a/get/parameters/0 has to be a parameter with a name, in path, query, header or cookie, but is without a name; it is ignored",
    ]);
  });

  test("a key written twice counts once, the last time, and both places are told", async () => {
    const result = await loadFiles({
      "openapi.yaml": `${document("paths: {}")}\npaths: { /a: { get: { ${ok} } } }`,
    });
    expect(contractOf(result).operations).toHaveLength(1);
    expect(report(result)).toContain(
      'openapi.yaml:4:1  warning  LS1003  the key "paths" is written twice in one mapping; the last one counts',
    );
    expect(report(result)).toContain("openapi.yaml:3:1  written first here");
  });

  test("path and parameters that do not agree are told and made good", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        `paths: { '/a/{b}': { get: { parameters: [{ name: c, in: path, required: true, schema: {} }], ${ok} } } }`,
      ),
    });
    expect(contractOf(result).operations[0]?.parameters).toMatchObject([
      { name: "b", in: "path", required: true, schema: { type: "string" } },
    ]);
    expect(result.diagnostics.map(({ id }) => id)).toEqual(["LS1403", "LS1402"]);
  });

  test("paths that differ in names only, and schemes that are not declared, are told", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        [
          "security: [{ bearer: [] }]",
          "components: { securitySchemes: { bearerAuth: { type: http, scheme: bearer } } }",
          "paths:",
          `  /a/{b}: { get: { parameters: [{ name: b, in: path, required: true, schema: {} }], ${ok} } }`,
          `  /a/{c}: { put: { parameters: [{ name: c, in: path, schema: {} }], ${ok} } }`,
        ].join("\n"),
      ),
    });
    expect(contractOf(result).operations).toHaveLength(2);
    expect(headlines(result).map((line) => line.replace(/^openapi.yaml:/, ""))).toEqual([
      "7:3 warning LS1410 /a/{c} and /a/{b} differ only in the names of their parameters, so a request fits both",
      '3:14 warning LS1407 security names the scheme "bearer", which components.securitySchemes does not declare; it is read as a bearer token',
      '7:33 warning LS1409 the path parameter "c" does not say required: true; it is read as required',
    ]);
  });
});

describe("a document is read", () => {
  test("from the disk, with every file that took part", async () => {
    const folder = await mkdtemp(join(tmpdir(), "contract-"));
    try {
      await writeFile(
        join(folder, "openapi.yaml"),
        document("paths: {}\ncomponents: { schemas: { A: { $ref: a.json } } }"),
      );
      await writeFile(join(folder, "a.json"), '\uFEFF{"type":"string"}');
      const result = await loadContract("openapi.yaml", { cwd: folder });
      expect(contractOf(result).schemas[0]?.schema).toEqual({ type: "string" });
      expect(result.files).toEqual([join(folder, "openapi.yaml"), join(folder, "a.json")]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("from a URL, with the files beside it", async () => {
    const texts: Readonly<Record<string, string>> = {
      "/api/openapi.yaml": document(
        "paths: {}\ncomponents: { schemas: { A: { $ref: ./a.yaml }, B: { $ref: gone.yaml } } }",
      ),
      "/api/a.yaml": "type: string",
    };
    const server = createServer((request, response) => {
      const text = texts[request.url ?? ""];
      response.writeHead(text === undefined ? 404 : 200).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const address = server.address();
      const port = typeof address === "object" ? address?.port : 0;
      const base = `http://127.0.0.1:${port}/api`;
      const result = await loadContract(new URL(`${base}/openapi.yaml`));
      expect(result.files).toContain(`${base}/a.yaml`);
      expect(headlines(result)).toEqual([
        `${base}/openapi.yaml:4:60 error LS1101 $ref leads to ${base}/gone.yaml, which cannot be read: the server answered 404 Not Found`,
      ]);
    } finally {
      server.close();
    }
  });

  test("from a URL without access to local files", async () => {
    const result = await loadContract("https://example.com/openapi.yaml", {
      readFile: async () =>
        document("paths: {}\ncomponents: { schemas: { A: { $ref: file:///etc/passwd } } }"),
    });
    expect(headlines(result)[0]).toContain("a document from the network may not name local files");
  });

  test("until the caller aborts; then the reason is thrown", async () => {
    const abort = new AbortController();
    abort.abort(new Error("enough"));
    await expect(
      loadFiles({ "openapi.yaml": document("paths: {}") }, { signal: abort.signal }),
    ).rejects.toThrow("enough");
  });

  test("with severities as the caller rules, except that an error stays one", async () => {
    const files = { "openapi.yaml": "openapi: 3.1.0\ninfo: { title: T }\npaths: { /a: { $ref: '#/nope' } }" };
    const result = await loadFiles(files, { rules: { LS1401: "off", LS1102: "off" } });
    expect(result.diagnostics.map(({ id, severity }) => [id, severity])).toEqual([["LS1102", "error"]]);
  });
});
