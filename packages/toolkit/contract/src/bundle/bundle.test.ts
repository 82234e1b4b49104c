import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles, report } from "../../test/load-files.ts";
import { type Contract, valueAt } from "../index.ts";

async function load(files: Readonly<Record<string, string>>): Promise<Contract> {
  return contractOf(await loadFiles(files));
}

/** Every `$ref` of a document, with the places that they stand at. */
function references(node: unknown, pointer = ""): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value] : references(value, `${pointer}/${key}`),
  );
}

describe("a node of another file becomes a component", () => {
  test("named for the last part of its pointer, or for its file", async () => {
    const contract = await load({
      "openapi.yaml": document(
        "paths: {}\ncomponents: { schemas: { A: { properties: { b: { $ref: 'defs.yaml#/definitions/B' }, c: { $ref: schemas/c-d.yaml }, e: { $ref: schemas/e/index.yaml } } } } }",
      ),
      "defs.yaml": "definitions: { B: { type: string } }",
      "schemas/c-d.yaml": "type: integer",
      "schemas/e/index.yaml": "type: boolean",
    });
    expect(contract.schemas.map(({ name, schema }) => [name, schema])).toEqual([
      ["A", expect.anything()],
      ["B", { type: "string" }],
      ["c-d", { type: "integer" }],
      ["e", { type: "boolean" }],
    ]);
    expect(valueAt(contract.document, "/components/schemas/A/properties")).toEqual({
      b: { $ref: "#/components/schemas/B" },
      c: { $ref: "#/components/schemas/c-d" },
      e: { $ref: "#/components/schemas/e" },
    });
  });

  test("under the name that the root's components give it, wherever it is referred to from", async () => {
    const contract = await load({
      "openapi.yaml": document(
        "paths: { /agents: { $ref: paths/agents.yaml } }\ncomponents: { schemas: { Agent: { $ref: ./schemas/agent.yaml }, Task: { $ref: './schemas/index.yaml#/Task' } } }",
      ),
      "paths/agents.yaml":
        "get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: ../schemas/agent.yaml } }, application/xml: { schema: { $ref: '../openapi.yaml#/components/schemas/Agent' } }, text/json: { schema: { $ref: ../schemas/task.yaml } } } } } }",
      "schemas/agent.yaml":
        "{ type: object, properties: { parent: { $ref: '#' }, tasks: { items: { $ref: task.yaml } } } }",
      "schemas/index.yaml": "Task: { $ref: task.yaml }",
      "schemas/task.yaml": "{ type: object, properties: { agent: { $ref: agent.yaml } } }",
    });
    expect(contract.schemas.map(({ name }) => name)).toEqual(["Agent", "Task"]);
    expect(contract.schemas[0]?.schema).toEqual({
      type: "object",
      properties: {
        parent: { $ref: "#/components/schemas/Agent" },
        tasks: { items: { $ref: "#/components/schemas/Task" } },
      },
    });
    expect(contract.operations[0]?.responses[0]?.content.map(({ schema }) => schema)).toEqual([
      { $ref: "#/components/schemas/Agent" },
      { $ref: "#/components/schemas/Agent" },
      { $ref: "#/components/schemas/Task" },
    ]);
    expect(contract.diagnostics).toEqual([]);
  });

  test("of the kind that its place asks for", async () => {
    const contract = await load({
      "openapi.yaml": document(
        "paths: { /a: { post: { parameters: [{ $ref: 'p.yaml#/Limit' }], requestBody: { $ref: 'p.yaml#/Body' }, responses: { '200': { $ref: 'p.yaml#/Ok' } } } } }",
      ),
      "p.yaml": [
        "Limit: { name: limit, in: query }",
        "Body: { content: { application/json: { examples: { one: { $ref: '#/One' } } } } }",
        "Ok: { description: ok, headers: { X-A: { $ref: '#/A' } }, links: { next: { $ref: '#/Next' } } }",
        "One: { value: { $ref: not a reference } }",
        "A: { schema: { type: string } }",
        "Next: { operationId: a }",
      ].join("\n"),
    });
    const { components } = contract.document as { components: Record<string, object> };
    expect(
      Object.entries(components)
        .map(([section, nodes]) => [section, Object.keys(nodes)])
        .sort(),
    ).toEqual([
      ["examples", ["One"]],
      ["headers", ["A"]],
      ["links", ["Next"]],
      ["parameters", ["Limit"]],
      ["requestBodies", ["Body"]],
      ["responses", ["Ok"]],
    ]);
    expect(contract.operations[0]).toMatchObject({
      parameters: [{ name: "limit", pointer: "/components/parameters/Limit" }],
      body: { content: [{ examples: { one: { $ref: "not a reference" } } }] },
      responses: [{ headers: [{ name: "X-A" }], links: { next: { operationId: "a" } } }],
    });
  });

  test("also when it stands inside the root document, below a component or an operation", async () => {
    const contract = await load({
      "openapi.yaml": document(
        [
          "paths:",
          "  /pets/{id}:",
          "    get: { responses: { '200': { description: ok, content: { application/json: { schema: { type: string } } } } } }",
          "    put: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/paths/~1pets~1%7Bid%7D/get/responses/200/content/application~1json/schema' } } } } } }",
          "components:",
          "  schemas:",
          "    Pet: { properties: { tags: { items: { type: string } } } }",
          "    Tag: { $ref: '#/components/schemas/Pet/properties/tags/items' }",
          "    Tags: { not: { $ref: '#/components/schemas/Pet/properties/tags' } }",
        ].join("\n"),
      ),
    });
    expect(contract.schemas.map(({ name, schema }) => [name, schema]).slice(1)).toEqual([
      ["Tag", { type: "string" }],
      ["Tags", { not: { $ref: "#/components/schemas/tags" } }],
      ["get-pets-by-id-200", { type: "string" }],
      ["tags", { items: { type: "string" } }],
    ]);
  });

  test("found by an anchor or an id", async () => {
    const contract = await load({
      "openapi.yaml": document(
        "paths: {}\ncomponents: { schemas: { A: { items: { $ref: 'd.yaml#pet' } }, B: { items: { $ref: 'https://example.com/tag' } }, C: { $id: 'https://example.com/tag', type: string } } }",
      ),
      "d.yaml": "defs: { Pet: { $anchor: pet, type: object } }",
    });
    expect(references(contract.document)).toEqual(["#/components/schemas/Pet", "#/components/schemas/C"]);
  });

  test("found through another reference on the way", async () => {
    const contract = await load({
      "openapi.yaml": document(
        "paths: {}\ncomponents: { schemas: { A: { items: { $ref: 'a.yaml#/Pet/properties/name' } } } }",
      ),
      "a.yaml": "Pet: { $ref: 'b.yaml#/Pet' }",
      "b.yaml": "Pet: { properties: { name: { type: string } } }",
    });
    expect(contract.schemas[1]).toMatchObject({ name: "name", schema: { type: "string" } });
  });
});

describe("two nodes that want one name", () => {
  const files = {
    "openapi.yaml": document(
      "paths: {}\ncomponents: { schemas: { Fault: { type: string }, A: { items: { $ref: 'billing.yaml#/Fault' } }, B: { items: { $ref: 'users.yaml#/Fault' } }, C: { items: { $ref: 'one/item.yaml' } }, D: { items: { $ref: 'two/item.yaml' } } } }",
    ),
    "billing.yaml": "Fault: { type: integer }",
    "users.yaml": "Fault: { type: boolean }",
    "one/item.yaml": "type: integer",
    "two/item.yaml": "type: boolean",
  };

  test("are told apart by their files or folders, and both places are told", async () => {
    const result = await loadFiles(files);
    expect(contractOf(result).schemas.map(({ name }) => name)).toEqual([
      "Fault",
      "A",
      "B",
      "C",
      "D",
      "billing-Fault",
      "one-item",
      "two-item",
      "users-Fault",
    ]);
    expect(headlines(result)).toEqual([
      'billing.yaml:1:1 warning LS1104 3 nodes would be named "Fault" under components.schemas; this one is named "billing-Fault"',
      'users.yaml:1:1 warning LS1104 3 nodes would be named "Fault" under components.schemas; this one is named "users-Fault"',
      'one/item.yaml:1:1 warning LS1104 2 nodes would be named "item" under components.schemas; this one is named "one-item"',
      'two/item.yaml:1:1 warning LS1104 2 nodes would be named "item" under components.schemas; this one is named "two-item"',
    ]);
    expect(report(result)).toContain('users.yaml:1:1  this one is named "users-Fault"');
  });

  test("get the same names in whatever order they are referred to", async () => {
    const [root = ""] = Object.values(files);
    const turned = root
      .replace("billing.yaml", "X")
      .replace("users.yaml", "billing.yaml")
      .replace("X", "users.yaml");
    const contract = await load({ ...files, "openapi.yaml": turned });
    const byName = new Map(contract.schemas.map(({ name, schema }) => [name, schema]));
    expect(byName.get("billing-Fault")).toEqual({ type: "integer" });
    expect(byName.get("users-Fault")).toEqual({ type: "boolean" });
  });

  test("give way to a component of the root, which is told as well", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths: {}\ncomponents: { schemas: { Pet: { items: { $ref: 'pets.yaml#/Pet' } } } }",
      ),
      "pets.yaml": "Pet: { type: string }",
    });
    expect(contractOf(result).schemas.map(({ name }) => name)).toEqual(["Pet", "pets-Pet"]);
    expect(report(result)).toContain('2 nodes would be named "Pet"');
    expect(report(result)).toContain('openapi.yaml:4:26  this one is named "Pet"');
  });
});

describe("a path item of another file", () => {
  const files = {
    "openapi.yaml": document(
      "paths: { /a: { $ref: 'items.yaml#/A', summary: Mine }, /b: { $ref: '#/components/pathItems/B' }, /c: { $ref: '#/components/pathItems/B' } }\ncomponents: { pathItems: { B: { get: { operationId: b, responses: {} } } } }",
    ),
    "items.yaml": "A:\n  summary: Theirs\n  get:\n    operationId: a\n    responses: {}\n",
  };

  test("is inlined, what stands beside the $ref winning, each copy with an operationId of its own", async () => {
    const contract = await load(files);
    expect(contract.document["paths"]).toEqual({
      "/a": { summary: "Mine", get: { operationId: "a", responses: {} } },
      "/b": { get: { operationId: "bByGetB", responses: {} } },
      "/c": { get: { operationId: "bByGetC", responses: {} } },
    });
    expect(contract.document["components"]).toEqual({});
  });

  test("is found in the file where it is written", async () => {
    const { source } = await load(files);
    expect(source.locate("/paths/~1a/get/operationId")).toMatchObject({
      file: "/project/items.yaml",
      line: 4,
      column: 18,
    });
    expect(source.locate("/paths/~1a/summary")).toMatchObject({ file: "/project/openapi.yaml", line: 3 });
    expect(source.place("/paths/~1c/get")).toEqual({
      file: "/project/openapi.yaml",
      pointer: "/components/pathItems/B/get",
    });
  });
});

describe("a reference", () => {
  test("of a discriminator's mapping is followed like any other, bare names too", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths: {}\ncomponents: { schemas: { Cat: { type: object }, Pet: { discriminator: { propertyName: kind, mapping: { cat: Cat, dog: dog.yaml, 'no': Mouse } } } } }",
      ),
      "dog.yaml": "type: object",
    });
    const contract = contractOf(result);
    expect(valueAt(contract.document, "/components/schemas/Pet/discriminator/mapping")).toEqual({
      cat: "#/components/schemas/Cat",
      dog: "#/components/schemas/dog",
    });
    expect(headlines(result)[0]).toContain('LS1105 discriminator.mapping "no" leads to "Mouse"');
  });

  test("is none where it is data, or the name of a property", async () => {
    const contract = await load({
      "openapi.yaml": document(
        "paths: { x-note: { $ref: nope } }\ncomponents: { schemas: { A: { example: { $ref: nope }, default: { $ref: nope }, enum: [{ $ref: nope }], const: { $ref: nope }, x-data: { $ref: nope }, properties: { $ref: { type: string }, __proto__: { $ref: '#/components/schemas/B' } } }, B: {} } }",
      ),
    });
    expect(contract.diagnostics).toEqual([]);
    const properties = valueAt(contract.document, "/components/schemas/A/properties");
    expect(Object.keys(properties ?? {})).toEqual(["$ref", "__proto__"]);
  });

  test("keeps what stands beside it; in OpenAPI 3.0 keywords that validate are left out, and told", async () => {
    const body =
      "paths: {}\ncomponents: { schemas: { A: {}, B: { $ref: '#/components/schemas/A', description: b, minLength: 1 } } }";
    const modern = await loadFiles({ "openapi.yaml": document(body) });
    const old = await loadFiles({ "openapi.yaml": document(body).replace("3.1.0", "3.0.3") });
    const expected = { $ref: "#/components/schemas/A", description: "b", minLength: 1 };
    expect(contractOf(modern).schemas[1]?.schema).toEqual(expected);
    expect(contractOf(old).schemas[1]?.schema).toEqual({
      $ref: "#/components/schemas/A",
      description: "b",
    });
    expect(modern.diagnostics).toEqual([]);
    expect(headlines(old)).toEqual([
      "openapi.yaml:4:86 warning LS1106 what stands beside a $ref is ignored here: minLength",
    ]);
  });

  test.each([
    ["A: { $ref: '#/components/schemas/A' }", { A: {} }],
    [
      "A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' }",
      { A: {}, B: { $ref: "#/components/schemas/A" } },
    ],
  ])("that is only a reference to itself allows anything: %s", async (schemas, expected) => {
    const { contract, diagnostics } = await loadFiles({
      "openapi.yaml": document(`paths: {}\ncomponents: { schemas: { ${schemas} } }`),
    });
    expect(diagnostics.map(({ id, severity }) => [id, severity])).toEqual([["LS1412", "warning"]]);
    expect(contract?.document["components"]).toEqual({ schemas: expected });
  });

  test.each([
    ["A: { $ref: 'a.yaml' }", "LS1103", "leads back to itself"],
    ["A: { $ref: '#/components/schemas/toString' }", "LS1102", "has no /components/schemas/toString"],
    ["A: { $ref: '#/info/title' }", "LS1108", "leads to a string, where a schema object is needed"],
    ["A: { $ref: 'b.yaml#/components/schemas/C' }, C: {}", "LS1102", "b.yaml has no /components"],
  ])("that has no end or no sense is an error: %s", async (schemas, id, words) => {
    const result = await loadFiles({
      "openapi.yaml": document(`paths: {}\ncomponents: { schemas: { ${schemas} } }`),
      "a.yaml": "$ref: a.yaml",
      "b.yaml": "type: string",
    });
    expect(result.contract).toBeUndefined();
    expect(result.diagnostics.map((found) => [found.id, found.message.includes(words)])).toEqual([
      [id, true],
    ]);
  });

  test("that only the root document has is read as the root's", async () => {
    const result = await loadFiles({
      "openapi.yaml": document("paths: {}\ncomponents: { schemas: { A: { $ref: s/a.yaml }, B: {} } }"),
      "s/a.yaml": "items: { $ref: '#/components/schemas/B' }",
    });
    expect(contractOf(result).schemas[0]?.schema).toEqual({ items: { $ref: "#/components/schemas/B" } });
    expect(report(result)).toContain(
      '$ref "#/components/schemas/B" is not in s/a.yaml; it is read as that of the root document',
    );
    expect(report(result)).toContain('write "../openapi.yaml#/components/schemas/B"');
  });

  test.each(["a.yaml", "a.yaml#", "a.yaml#/"])("to %s means the whole file", async (ref) => {
    const { contract, diagnostics } = await loadFiles({
      "openapi.yaml": document(`paths: {}\ncomponents: { schemas: { A: { $ref: '${ref}' } } }`),
      "a.yaml": "{ type: object, properties: { next: { $ref: '#/' } } }",
    });
    expect(diagnostics).toEqual([]);
    expect(contract?.schemas[0]?.schema).toEqual({
      type: "object",
      properties: { next: { $ref: "#/components/schemas/A" } },
    });
  });

  test.each(["#", "#/", "#/components", "#/components/schemas"])(
    "to %s would hold itself, and is read as anything",
    async (ref) => {
      const result = await loadFiles({
        "openapi.yaml": document(
          `paths: {}\ncomponents: { schemas: { A: { properties: { b: { $ref: '${ref}' } } } } }`,
        ),
      });
      expect(headlines(result)).toEqual([
        expect.stringMatching(
          /warning LS1108 .* leads to (a whole OpenAPI document|a part that holds components), where/,
        ),
      ]);
    },
  );

  test("is told where it is dead, every one of them", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths: {}\ncomponents: { schemas: { A: { $ref: '#/x' }, B: { $ref: '#/y' }, C: { $ref: z.yaml } } }",
      ),
    });
    expect(result.diagnostics.map(({ id, location }) => [id, location.line])).toEqual([
      ["LS1102", 4],
      ["LS1102", 4],
      ["LS1101", 4],
    ]);
  });
});
