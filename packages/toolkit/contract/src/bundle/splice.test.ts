import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles } from "../../test/load-files.ts";

const ok = "responses: { '204': { description: none } }";

describe("a $ref where OpenAPI allows none is followed, and told:", () => {
  test.each([
    ["of all paths", "/paths", `paths: { $ref: part.yaml }`, `/pets: { get: { operationId: a, ${ok} } }`],
    [
      "of an operation",
      "/paths/~1pets/get",
      `paths: { /pets: { get: { $ref: part.yaml } } }`,
      `{ operationId: a, ${ok} }`,
    ],
    [
      "of a map of responses",
      "/paths/~1pets/get/responses",
      "paths: { /pets: { get: { operationId: a, responses: { $ref: part.yaml } } } }",
      "'204': { description: none }",
    ],
  ])("%s", async (_, place, paths, part) => {
    const result = await loadFiles({ "openapi.yaml": document(paths), "part.yaml": part });
    const { operations, source } = contractOf(result);
    expect(operations.map(({ path, id, responses }) => [path, id, responses[0]?.status])).toEqual([
      ["/pets", "a", "204"],
    ]);
    expect(headlines(result)).toEqual([
      expect.stringContaining(
        `warning LS1107 OpenAPI allows no $ref at ${place}; what it leads to is put in its place`,
      ),
    ]);
    const { file } = source.locate(operations[0]?.responses[0]?.pointer ?? "");
    expect(file).toBe("/project/part.yaml");
  });

  test("of components: their names are those of the sections, from wherever they are referred to", async () => {
    const { contract, diagnostics } = await loadFiles({
      "openapi.yaml": document(
        [
          "paths:",
          "  /pets:",
          "    get:",
          "      parameters: [{ $ref: '#/components/parameters/Limit' }, { $ref: 'components.yaml#/parameters/Limit' }]",
          "      responses: { '200': { description: ok, content: { a/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }",
          "components: { $ref: components.yaml }",
        ].join("\n"),
      ),
      "components.yaml":
        "schemas: { $ref: schemas/index.yaml }\nparameters: { Limit: { name: limit, in: query, schema: {} } }",
      "schemas/index.yaml": "Pet: { $ref: pet.yaml }\nTag: { type: string }",
      "schemas/pet.yaml":
        "{ type: object, properties: { tag: { $ref: 'index.yaml#/Tag' }, next: { $ref: '#' } } }",
    });
    expect(contract?.document["components"]).toEqual({
      schemas: {
        Pet: {
          type: "object",
          properties: {
            tag: { $ref: "#/components/schemas/Tag" },
            next: { $ref: "#/components/schemas/Pet" },
          },
        },
        Tag: { type: "string" },
      },
      parameters: { Limit: { name: "limit", in: "query", schema: {} } },
    });
    expect(diagnostics.map(({ id }) => id)).toEqual(["LS1107", "LS1107", "LS1408"]);
  });

  test("of properties: a property may have that name, but then it has a schema", async () => {
    const { contract } = await loadFiles({
      "openapi.yaml": document(
        "paths: {}\ncomponents: { schemas: { A: { properties: { $ref: '#/components/schemas/B/properties', id: {} } }, B: { properties: { $ref: { type: string } } } } }",
      ),
    });
    expect(contract?.schemas.map(({ schema }) => schema)).toEqual([
      { properties: { id: {} } },
      { properties: { $ref: { type: "string" } } },
    ]);
  });

  test("what stands beside it wins", async () => {
    const { contract } = await loadFiles({
      "openapi.yaml": document(`paths: { $ref: paths.yaml, /a: { get: { operationId: mine, ${ok} } } }`),
      "paths.yaml": `{ /a: { get: { operationId: theirs, ${ok} } }, /b: { get: { operationId: b, ${ok} } } }`,
    });
    expect(contract?.operations.map(({ id }) => id)).toEqual(["mine", "b"]);
  });

  test("is an error where it is dead, a circle, or leads to no object", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths: { $ref: paths.yaml }\ncomponents: { $ref: '#/components', schemas: { $ref: '#/info/title' } }",
      ),
    });
    expect(headlines(result).map((line) => line.split(" ").slice(1, 3).join(" "))).toEqual([
      "error LS1101",
      "error LS1103",
      "error LS1108",
    ]);
  });
});
