import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles } from "../../test/load-files.ts";

const pets = (operation: string, components = "{}"): Readonly<Record<string, string>> => ({
  "openapi.yaml": document(
    `paths: { /pets: { get: { operationId: listPets, ${operation} } } }\ncomponents: ${components}`,
  ),
  "broken.yaml": "a: [",
});
const ok = "responses: { '204': { description: none } }";

describe("a dead $ref, leniently, becomes", () => {
  test.each([
    [
      "a schema that allows anything",
      pets("responses: { '200': { description: ok, content: { a/json: { schema: { $ref: '#/no' } } } } }"),
      "read as anything",
      { responses: [{ content: [{ mediaType: "a/json", schema: {} }] }] },
    ],
    [
      "a response of any content",
      pets("responses: { '200': { $ref: '#/no' } }"),
      "read as any content",
      { responses: [{ status: "200", content: [{ mediaType: "*/*" }] }] },
    ],
    [
      "a body of any content",
      pets(`requestBody: { $ref: '#/no' }, ${ok}`),
      "read as any content",
      { body: { required: false, content: [{ mediaType: "*/*" }] } },
    ],
    [
      "a header of any value",
      pets("responses: { '200': { description: ok, headers: { X-A: { $ref: '#/no' } } } }"),
      "read as anything",
      { responses: [{ headers: [{ name: "X-A", schema: true }] }] },
    ],
    [
      "a media type without a schema",
      pets("responses: { '200': { description: ok, content: { a/json: { $ref: '#/no' } } } }"),
      "read as anything",
      { responses: [{ content: [{ mediaType: "a/json" }] }] },
    ],
    [
      "no parameter",
      pets(`parameters: [{ $ref: '#/no' }, { name: limit, in: query, schema: {} }], ${ok}`),
      "left out",
      { parameters: [{ name: "limit" }] },
    ],
    [
      "no parameter, also below a component",
      pets(
        `parameters: [{ $ref: '#/components/parameters/A' }], ${ok}`,
        "{ parameters: { A: { $ref: '#/no' } } }",
      ),
      "left out",
      { parameters: [] },
    ],
    [
      "no example",
      pets(
        "responses: { '200': { description: ok, content: { a/json: { examples: { one: { $ref: '#/no' } } } } } }",
      ),
      "left out",
      { responses: [{ content: [{ examples: {} }] }] },
    ],
    [
      "no link",
      pets("responses: { '200': { description: ok, links: { next: { $ref: '#/no' } } } }"),
      "left out",
      { responses: [{ links: {} }] },
    ],
    ["no callback", pets(`callbacks: { done: { $ref: '#/no' } }, ${ok}`), "left out", { callbacks: [] }],
    [
      "no responses, where it stands for all of them",
      pets("responses: { $ref: '#/no' }"),
      "left out",
      { responses: [] },
    ],
  ])("%s", async (_, files, told, expected) => {
    const strict = await loadFiles(files);
    expect(strict.contract).toBeUndefined();
    const result = await loadFiles(files, { lenient: true });
    const [operation] = contractOf(result).operations;
    expect(operation).toMatchObject(expected);
    expect(headlines(result)).toEqual([
      expect.stringMatching(new RegExp(`warning LS1102 \\$ref "#/no" leads nowhere: .*; it is ${told}$`)),
    ]);
    expect(JSON.stringify(contractOf(result).document)).not.toContain("#/no");
  });

  test("a path without operations, where the path item is missing", async () => {
    const { contract } = await loadFiles(
      { "openapi.yaml": document(`paths: { /a: { $ref: a.yaml }, /b: { get: { ${ok} } } }`) },
      { lenient: true },
    );
    expect(contract?.operations.map(({ path }) => path)).toEqual(["/b"]);
  });

  test("a bearer token, where a security scheme is missing, so that nobody gets in without one", async () => {
    const { contract } = await loadFiles(
      pets(`security: [{ key: [] }], ${ok}`, "{ securitySchemes: { key: { $ref: key.yaml } } }"),
      { lenient: true },
    );
    expect(contract?.securitySchemes[0]?.scheme).toEqual({ type: "http", scheme: "bearer" });
  });

  test("what it would have been too, where its file is broken or the way is a circle", async () => {
    const result = await loadFiles(
      pets(
        "parameters: [{ $ref: '#/components/parameters/A' }], responses: { '200': { $ref: broken.yaml } }",
        "{ parameters: { A: { $ref: '#/components/parameters/A' } } }",
      ),
      { lenient: true },
    );
    expect(contractOf(result).operations[0]?.responses[0]?.content[0]?.mediaType).toBe("*/*");
    expect(headlines(result).map((line) => line.split(" ").slice(1, 3).join(" "))).toEqual([
      "warning LS1002",
      "warning LS1101",
      "warning LS1103",
      "warning LS1406",
    ]);
  });

  test("what stands beside it, in OpenAPI 3.1", async () => {
    const { contract } = await loadFiles(
      {
        "openapi.yaml": document("paths: {}\ncomponents: { schemas: { A: { $ref: '#/no', minLength: 1 } } }"),
      },
      { lenient: true },
    );
    expect(contract?.schemas[0]?.schema).toEqual({ minLength: 1 });
  });
});

test("a root that cannot be read stays an error, leniently too", async () => {
  const result = await loadFiles({ "openapi.yaml": "openapi: [" }, { lenient: true });
  expect(headlines(result)).toEqual([expect.stringContaining("error LS1002")]);
});
