import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles, report } from "../../test/load-files.ts";
import { defineExtension, extensions, type Locator, locatorText, parseLocator } from "../index.ts";

describe("an x- key", () => {
  test("near one of ours is a warning with the likely name; any other is nobody's business", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "x-envelop: {}\nx-rate-limits: {}\nx-logo: {}\npaths: { /a: { get: { x-paginaton: {}, x-internal: true } } }",
      ),
    });
    contractOf(result);
    expect(headlines(result)).toEqual([
      'openapi.yaml:3:1 warning LS1204 "x-envelop" is no known extension and is ignored',
      'openapi.yaml:4:1 warning LS1204 "x-rate-limits" is no known extension and is ignored',
      'openapi.yaml:6:23 warning LS1204 "x-paginaton" is no known extension and is ignored',
    ]);
    expect(report(result)).toContain('^^^^^^^^^^^ did you mean "x-pagination"?');
  });

  test("of ours in a place where it means nothing is a warning", async () => {
    const result = await loadFiles({
      "openapi.yaml": document("paths: {}\ncomponents: { schemas: { A: { x-pagination: {} } } }"),
    });
    expect(report(result)).toContain("LS1203  x-pagination means nothing on a schema");
    expect(report(result)).toContain("it may stand on: root, path, operation");
  });

  test("is a property or a header where those are named so", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths: { /a: { get: { responses: { '200': { description: ok, headers: { x-envelope: { schema: { $ref: '#/components/schemas/A' } } } } } } } }\ncomponents: { schemas: { A: { properties: { x-envelope: { $ref: '#/components/schemas/A' } } } } }",
      ),
    });
    expect(contractOf(result).operations[0]?.responses[0]?.headers[0]?.name).toBe("x-envelope");
    expect(result.diagnostics).toEqual([]);
  });
});

describe("an extension", () => {
  test("is described by a JSON Schema of 2020-12", () => {
    expect(extensions.map(({ name }) => name)).toEqual([
      "x-error-codes",
      "x-error-format",
      "x-error-categories",
      "x-envelope",
      "x-pagination",
      "x-deprecation",
    ]);
    for (const { name, schema } of extensions) {
      expect(schema["$schema"], name).toBe("https://json-schema.org/draft/2020-12/schema");
      expect(schema["title"]).toBe(name);
    }
  });

  test("has a name that starts with x-", () => {
    const parts = { at: [], schema: {}, parse: () => undefined, describe: () => "" };
    expect(() => defineExtension({ name: "retry", ...parts })).toThrow(
      '"retry" is not the name of an extension; write x- and small letters.',
    );
    expect(defineExtension({ name: "x-retry", ...parts }).name).toBe("x-retry");
  });
});

describe("an extension of one of our names that is somebody else's", () => {
  const ok = "responses: { '204': { description: none } }";

  test.each([
    ["x-pagination: { type: cursor, inputs: [] }", "LS1218"],
    ["x-pagination: true", "LS1218"],
    ["x-error-codes: [404, 500]", "LS1218"],
    ["x-error-codes: [NOT_FOUND]", "LS1217"],
    ["x-envelope: { wrapper: result }", "LS1218"],
  ])("is ignored, and told: %s", async (extension, id) => {
    const { contract, diagnostics } = await loadFiles({
      "openapi.yaml": document(`paths: { /a: { get: { ${extension}, ${ok} } } }`),
    });
    expect(diagnostics.map((found) => [found.id, found.severity])).toEqual([[id, "warning"]]);
    expect(contract?.operations[0]).not.toHaveProperty("pagination");
    expect(contract?.operations[0]?.errors).toEqual([]);
  });

  test.each([
    ["x-pagination: { itms: $response.body#/items }", "LS1202"],
    ["x-pagination: { items: 1 }", "LS1201"],
  ])("is not what only has a fault: %s; leniently, that is a warning too", async (extension, id) => {
    const files = { "openapi.yaml": document(`paths: { /a: { get: { ${extension}, ${ok} } } }`) };
    const strict = await loadFiles(files);
    expect(strict.diagnostics.map((found) => [found.id, found.severity])).toEqual([[id, "error"]]);
    const lenient = await loadFiles(files, { lenient: true });
    expect(lenient.diagnostics.map((found) => [found.id, found.severity])).toEqual([[id, "warning"]]);
    expect(lenient.contract?.operations[0]).not.toHaveProperty("pagination");
  });
});

describe("a locator", () => {
  test.each<[string, Locator]>([
    ["$request.query.limit", { of: "request", in: "query", name: "limit" }],
    ["$request.query.page[size]", { of: "request", in: "query", name: "page[size]" }],
    ["$request.header.X-Cursor", { of: "request", in: "header", name: "X-Cursor" }],
    ["$request.path.id", { of: "request", in: "path", name: "id" }],
    ["$request.body#/page/limit", { of: "request", in: "body", pointer: "/page/limit" }],
    ["$response.header.Link", { of: "response", in: "header", name: "Link" }],
    ["$response.body#/a~1b/0", { of: "response", in: "body", pointer: "/a~1b/0" }],
    ["$response.body", { of: "response", in: "body", pointer: "" }],
  ])("%s is read and written back", (text, locator) => {
    expect(parseLocator(text)).toEqual({ locator });
    expect(locatorText(locator)).toBe(text);
  });

  test.each([
    ["", 'does not start with "$request." or "$response." and a part of it'],
    ["$url", 'does not start with "$request." or "$response." and a part of it'],
    ["$request.query.", 'needs a name after "query."'],
    ["$request.header.a b", 'names no header: "a b"'],
    ["$response.query.limit", "names a query of the response, which has none"],
    ["$response.body/data", 'needs "#/" and a JSON pointer after "body"'],
    ["$response.body#data", 'needs "#/" and a JSON pointer after "body"'],
    ["$response.body#/a~b", 'holds "~" that is neither "~0" nor "~1"'],
  ])("%j is none: it %s", (text, fault) => {
    expect(parseLocator(text)).toEqual({ fault });
  });
});
