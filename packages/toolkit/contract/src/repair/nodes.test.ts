import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles } from "../../test/load-files.ts";
import type { OperationModel } from "../index.ts";

const ok = "responses: { '204': { description: none } }";

async function operation(
  fields: string,
  root = "",
): Promise<{ model: OperationModel | undefined; told: readonly string[] }> {
  const result = await loadFiles({
    "openapi.yaml": document(`paths: { '/a/{id}': { get: { operationId: a, ${fields} } } }\n${root}`),
  });
  const told = headlines(result)
    .filter((line) => !line.includes("LS1402"))
    .map((line) => line.replace(/^openapi\.yaml:\d+:\d+ /, ""));
  return { model: contractOf(result).operations[0], told };
}

describe("a parameter", () => {
  const one = async (fields: string): Promise<{ parameter: unknown; told: readonly string[] }> => {
    const { model, told } = await operation(`parameters: [{ ${fields} }], ${ok}`);
    return { parameter: model?.parameters.find(({ in: place }) => place !== "path"), told };
  };

  test.each([
    ["in: Query, name: q, schema: {}", { in: "query", name: "q" }, "LS1415 in has to be in small letters"],
    [
      "in: query, name: 12, schema: {}",
      { name: "12" },
      'LS1415 name has to be a text, but is 12; it is read as "12"',
    ],
    ["in: query, name: q, required: 'true', schema: {}", { required: true }, "LS1415 required"],
    [
      "in: query, name: q, style: simple, schema: {}",
      { style: "form" },
      "LS1425 style simple does not exist in query",
    ],
    [
      "in: header, name: q, style: form, schema: {}",
      { style: "simple" },
      "LS1425 style form does not exist in header",
    ],
    [
      "in: query, name: q, schema: { type: string }, content: { a/json: {} }",
      { schema: { type: "string" } },
      "LS1424 the parameter has both a schema and content; the schema counts",
    ],
    [
      "in: query, name: q, content: { a/json: { schema: { type: string } }, b/json: {} }",
      { contentType: "a/json", schema: { type: "string" } },
      'LS1424 the parameter has several media types; "a/json" counts',
    ],
    [
      "in: query, name: q, type: array, items: { type: string }, collectionFormat: csv",
      { schema: { type: "array", items: { type: "string" } }, explode: false, style: "form" },
      "LS1426 type, items, collectionFormat cannot stand here; they are read as a schema of it",
    ],
    [
      "in: query, name: q, type: array, items: {}, collectionFormat: pipes",
      { style: "pipeDelimited", explode: false },
      "LS1426",
    ],
  ])("{ %s } is read", async (fields, expected, told) => {
    const found = await one(fields);
    expect(found.parameter).toMatchObject(expected);
    expect(found.told).toEqual([expect.stringContaining(`warning ${told}`)]);
  });

  test.each([
    ["in: body, name: q, schema: {}", 'in "body"'],
    ["in: query, schema: {}", "without a name"],
  ])("{ %s } is left out", async (fields, found) => {
    const { parameter, told } = await one(fields);
    expect(parameter).toBeUndefined();
    expect(told).toEqual([expect.stringContaining(`but is ${found}; it is ignored`)]);
  });

  test("without a schema may be anything, and that is no more than an info", async () => {
    const { parameter, told } = await one("in: query, name: q");
    expect(parameter).toMatchObject({ schema: true });
    expect(told).toEqual([expect.stringContaining('info LS1427 the parameter "q"')]);
  });
});

describe("responses", () => {
  test("are known by statuses, families and default; what else there is, is left out", async () => {
    const { model, told } = await operation(
      "responses: { 200: { description: a }, 4xx: { description: b }, Default: { description: c }, '20x': { description: d }, ok: { description: e }, 5XX: { description: f }, 5xx: { description: g } }",
    );
    expect(model?.responses.map(({ status, description }) => [status, description])).toEqual([
      ["200", "a"],
      ["4XX", "b"],
      ["default", "c"],
      ["5XX", "f"],
    ]);
    expect(told).toEqual(
      ["20x", "ok", "5xx"].map(
        (status) => `warning LS1428 "${status}" is no status of HTTP; the response is left out`,
      ),
    );
  });

  test.each([
    ["application/json: { schema: { type: string } }", "application/json", { type: "string" }],
    ["schema: { type: string }", "*/*", { type: "string" }],
  ])("may have their content a level too high: %s", async (fields, mediaType, schema) => {
    const { model, told } = await operation(`responses: { '200': { description: ok, ${fields} } }`);
    expect(model?.responses[0]?.content).toMatchObject([{ mediaType, schema }]);
    expect(told).toEqual([expect.stringContaining("warning LS1426")]);
  });
});

describe("security that is no list of requirements never opens an operation:", () => {
  const root =
    "security: [{ key: [] }]\ncomponents: { securitySchemes: { key: { type: http, scheme: bearer } } }";
  const closed = [[{ scheme: "key", scopes: [] }]];

  test.each([
    ["a name", "security: key", "LS1415 security"],
    ["a list of names", "security: [key]", "LS1415 security"],
    ["an object", "security: { key: [] }", "LS1415 security"],
    ["null", "security: null", "LS1415 security"],
    ["a list of null", "security: [null]", "LS1415 security"],
  ])("%s", async (_, security, told) => {
    const found = await operation(`${security}, ${ok}`, root);
    expect(found.model?.security).toEqual(closed);
    expect(found.told).toEqual([expect.stringContaining(`warning ${told}`)]);
  });

  test("an empty list, and an empty requirement, are what they are", async () => {
    expect((await operation(`security: [], ${ok}`, root)).model?.security).toEqual([]);
    expect((await operation(`security: [{}, { key: [] }], ${ok}`, root)).model?.security).toEqual([
      [],
      ...closed,
    ]);
  });
});

describe("servers and tags", () => {
  test.each([
    ["servers: https://a.example", { servers: [{ url: "https://a.example" }] }],
    ["servers: [https://a.example, {}]", { servers: [{ url: "https://a.example" }] }],
    ["tags: one", { tags: ["one"] }],
    ["tags: [{ name: one }, 2]", { tags: ["one", "2"] }],
  ])("are read from %s", async (fields, expected) => {
    const found = await operation(`${fields}, ${ok}`);
    expect(found.model).toMatchObject(expected);
    expect(found.told).toEqual([expect.stringContaining("warning LS1415")]);
  });
});

test("a key that a node does not have is told, with the likely one", async () => {
  const { told } = await operation(
    "sumary: s, zzz: 1, x-mine: 1, responses: { '204': { descriptoin: none } }",
  );
  expect(told).toEqual([
    'warning LS1421 "sumary" in an operation object means nothing and is ignored, at 1 place',
    'info LS1423 "zzz" in an operation object means nothing and is ignored, at 1 place',
    'warning LS1421 "descriptoin" in a response object means nothing and is ignored, at 1 place',
  ]);
});
