// What OpenAPI 3.2 added is in the model.
import { expect, test } from "vitest";
import type { Contract } from "../../src/index.ts";
import { contractOf, headlines, loadFiles } from "../load-files.ts";

const load = async (body: string): Promise<{ contract: Contract; told: readonly string[] }> => {
  const result = await loadFiles({
    "openapi.yaml": `openapi: 3.2.0\ninfo: { title: T, version: '1' }\n${body}`,
  });
  return { contract: contractOf(result), told: headlines(result) };
};

test("the method QUERY, and any other method", async () => {
  const { contract, told } = await load(
    "paths: { /a: { query: { responses: { '200': { summary: found } } }, additionalOperations: { COPY: { operationId: copyIt, responses: { '204': {} } } } } }",
  );
  expect(contract.operations.map(({ method, id }) => [method, id])).toEqual([
    ["QUERY", "queryA"],
    ["COPY", "copyIt"],
  ]);
  expect(told).toEqual([]);
});

test("items of sequential media types, with their encodings", async () => {
  const { contract } = await load(
    "paths: { /a: { get: { responses: { '200': { content: { text/event-stream: { itemSchema: { type: object }, itemEncoding: { contentType: a/b } } } } } } } }",
  );
  expect(contract.operations[0]?.responses[0]?.content).toMatchObject([
    { mediaType: "text/event-stream", itemSchema: { type: "object" } },
  ]);
});

test("a whole query string as one parameter, and cookies as they travel", async () => {
  const { contract, told } = await load(
    "paths: { /a: { get: { parameters: [{ name: q, in: querystring, content: { application/json: { schema: { type: object } } } }, { name: c, in: cookie, style: cookie, schema: { type: string } }], responses: { '204': {} } } } }",
  );
  expect(contract.operations[0]?.parameters).toMatchObject([
    { in: "querystring", contentType: "application/json", schema: { type: "object" } },
    { in: "cookie", style: "cookie", explode: true },
  ]);
  expect(told).toEqual([]);
});

test("tags with parents; one that cannot be a parent is told", async () => {
  const { contract, told } = await load(
    [
      "paths: {}",
      "tags:",
      "  - { name: shop, summary: Shop, kind: nav }",
      "  - { name: pets, parent: shop, description: All pets }",
      "  - { name: lost, parent: shopp }",
      "  - { name: egg, parent: hen }",
      "  - { name: hen, parent: egg }",
    ].join("\n"),
  );
  expect(contract.tags).toEqual([
    { name: "shop", summary: "Shop", kind: "nav" },
    { name: "pets", description: "All pets", parent: "shop" },
    { name: "lost" },
    { name: "egg" },
    { name: "hen" },
  ]);
  expect(told.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
    "openapi.yaml:7:27 warning LS1429",
    "openapi.yaml:8:26 warning LS1429",
    "openapi.yaml:9:26 warning LS1429",
  ]);
});

test("examples by their values, not by their texts", async () => {
  const { contract } = await load(
    "paths: { /a: { get: { responses: { '200': { content: { a/json: { examples: { one: { dataValue: { id: 1 }, serializedValue: '{}' } } } } } } } } }",
  );
  expect(contract.operations[0]?.responses[0]?.content[0]?.examples).toEqual({ one: { id: 1 } });
});
