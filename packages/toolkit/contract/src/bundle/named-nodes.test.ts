import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles } from "../../test/load-files.ts";

const schemasOf = async (
  files: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> => {
  const { schemas } = contractOf(await loadFiles(files));
  return Object.fromEntries(schemas.map(({ name, schema }) => [name, schema]));
};
const of = (schemas: string, head = "openapi: 3.1.0"): string =>
  `${head}\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents: { schemas: { ${schemas} } }`;

describe("a node is found by the name that it gives itself:", () => {
  test.each([
    ["$anchor", "A: { not: { $ref: '#here' } }, B: { $defs: { x: { $anchor: here, type: string } } }", "x"],
    ["$id, absolute", "A: { $ref: https://s.example/b }, B: { $id: https://s.example/b }", "B"],
    [
      "$id, relative to the $id around it",
      "A: { $id: https://s.example/dir/a, items: { $ref: b } }, B: { $id: https://s.example/dir/b }",
      "B",
    ],
    [
      "$id and $anchor",
      "A: { not: { $ref: 'https://s.example/b#here' } }, B: { $id: https://s.example/b, $defs: { x: { $anchor: here } } }",
      "x",
    ],
    [
      "$id and pointer",
      "A: { not: { $ref: 'https://s.example/b#/$defs/x' } }, B: { $id: https://s.example/b, $defs: { x: {} } }",
      "x",
    ],
  ])("%s", async (_, schemas, name) => {
    const found = await schemasOf({ "openapi.yaml": of(schemas) });
    expect(JSON.stringify(found["A"])).toContain(`"$ref":"#/components/schemas/${name}"`);
  });

  test("a pointer below an $id is relative to it, unless only the document has it", async () => {
    const found = await schemasOf({
      "openapi.yaml": of(
        "A: { $id: https://s.example/a, $defs: { x: { type: string } }, properties: { x: { $ref: '#/$defs/x' }, me: { $ref: '#' }, b: { $ref: '#/components/schemas/B' } } }, B: {}",
      ),
    });
    expect(found["A"]).toMatchObject({
      properties: {
        x: { $ref: "#/components/schemas/x" },
        me: { $ref: "#/components/schemas/A" },
        b: { $ref: "#/components/schemas/B" },
      },
    });
  });

  test("a document is found by its $self, from itself and from other files", async () => {
    const found = await schemasOf({
      "openapi.yaml": of(
        "A: { $ref: 'https://api.example/v1/openapi#/components/schemas/B' }, B: {}, C: { $ref: other.yaml }",
        "openapi: 3.2.0\n$self: https://api.example/v1/openapi",
      ),
      "other.yaml":
        "{ type: object, properties: { b: { $ref: 'https://api.example/v1/openapi#/components/schemas/B' } } }",
    });
    expect(found["A"]).toEqual({ $ref: "#/components/schemas/B" });
    expect(found["C"]).toMatchObject({ properties: { b: { $ref: "#/components/schemas/B" } } });
  });
});

describe("a $dynamicRef", () => {
  test("is a $ref where one schema has its name", async () => {
    const found = await schemasOf({
      "openapi.yaml": of(
        "Tree: { $dynamicAnchor: node, properties: { children: { items: { $dynamicRef: '#node' } } } }",
      ),
    });
    expect(found["Tree"]).toMatchObject({
      properties: { children: { items: { $ref: "#/components/schemas/Tree" } } },
    });
  });

  test("is anything where several have it, and told", async () => {
    const result = await loadFiles({
      "openapi.yaml": of(
        "Page: { $defs: { T: { $dynamicAnchor: T, not: {} } }, items: { $dynamicRef: '#T' } }, Pets: { $ref: '#/components/schemas/Page', $defs: { T: { $dynamicAnchor: T, type: string } } }",
      ),
    });
    expect(contractOf(result).schemas[0]?.schema).toMatchObject({ items: {} });
    expect(headlines(result)).toEqual([
      expect.stringContaining('warning LS1413 $dynamicRef "#T" may mean several schemas'),
    ]);
  });

  test("of 2019-09 is the schema around it that says so", async () => {
    const found = await schemasOf({
      "openapi.yaml": of(
        "Tree: { $recursiveAnchor: true, items: { $recursiveRef: '#' } }, Other: { items: { $recursiveRef: '#' } }",
      ),
    });
    expect(found["Tree"]).toMatchObject({ items: { $ref: "#/components/schemas/Tree" } });
  });
});

describe("a $ref to something else than is needed is read as anything of its kind, and told:", () => {
  test.each([
    [
      "a schema, for a response",
      "responses: { '200': { $ref: '#/components/schemas/A' } }",
      "a schema object, where a response object is needed; it is read as any content",
    ],
    [
      "a schema, for a body",
      "requestBody: { $ref: '#/components/schemas/A' }, responses: { '204': { description: n } }",
      "a schema object, where a request body object is needed; it is read as any content",
    ],
    [
      "a response, for a schema",
      "responses: { '200': { description: ok, content: { a/b: { schema: { $ref: '#/components/responses/R' } } } } }",
      "a response object, where a schema object is needed; it is read as anything",
    ],
    [
      "nothing, for a schema",
      "responses: { '200': { description: ok, content: { a/b: { schema: { $ref: empty.yaml } } } } }",
      "nothing, where a schema object is needed; it is read as anything",
    ],
    [
      "the document, for a schema",
      "responses: { '200': { description: ok, content: { a/b: { schema: { $ref: '#' } } } } }",
      "a whole OpenAPI document, where a schema object is needed; it is read as anything",
    ],
  ])("%s", async (_, operation, told) => {
    const result = await loadFiles({
      "openapi.yaml": document(
        `paths: { /a: { post: { ${operation} } } }\ncomponents: { schemas: { A: {} }, responses: { R: { description: r } } }`,
      ),
      "empty.yaml": "~",
    });
    expect(contractOf(result).operations).toHaveLength(1);
    expect(headlines(result)).toEqual([expect.stringContaining(`leads to ${told}`)]);
  });

  test("but a header may be described by a parameter", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths: { /a: { get: { responses: { '200': { description: ok, headers: { X-A: { $ref: '#/components/parameters/A' } } } } } } }\ncomponents: { parameters: { A: { name: X-A, in: header, schema: { type: integer } } } }",
      ),
    });
    expect(contractOf(result).operations[0]?.responses[0]?.headers).toMatchObject([
      { schema: { type: "integer" } },
    ]);
    expect(result.diagnostics).toEqual([]);
  });
});

test("a media type that is referred to stands where it is used", async () => {
  const result = await loadFiles({
    "openapi.yaml": `openapi: 3.2.0\n${document(
      "paths: { /a: { get: { responses: { '200': { description: ok, content: { a/json: { $ref: '#/components/mediaTypes/M' }, b/json: { $ref: 'm.yaml#/N' } } } } } } }\ncomponents: { mediaTypes: { M: { schema: { type: string } } } }",
    ).replace(/^.*\n/, "")}`,
    "m.yaml": "N: { itemSchema: { $ref: '#/S' } }\nS: { type: integer }",
  });
  const { operations, document: bundled } = contractOf(result);
  expect(operations[0]?.responses[0]?.content).toMatchObject([
    { mediaType: "a/json", schema: { type: "string" } },
    { mediaType: "b/json", itemSchema: { $ref: "#/components/schemas/S" } },
  ]);
  expect(JSON.stringify(bundled)).not.toContain("#/components/mediaTypes");
  expect(result.diagnostics).toEqual([]);
});
