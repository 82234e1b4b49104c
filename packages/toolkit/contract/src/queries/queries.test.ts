import { beforeAll, describe, expect, test } from "vitest";
import { contractOf, document, loadFiles } from "../../test/load-files.ts";
import {
  type Contract,
  isJsonMediaType,
  jsonMediaType,
  mediaTypeEssence,
  operationById,
  type ResponseModel,
  referencedSchema,
  resolve,
  responseFor,
  schemaAt,
  successResponses,
  walkSchema,
} from "../index.ts";

let contract: Contract;
beforeAll(async () => {
  const schemas = [
    "Node: { type: object, properties: { next: { $ref: '#/components/schemas/Alias' }, names: { type: array, items: { type: string } } } }",
    "Alias: { $ref: '#/components/schemas/Node' }",
    "Page: { allOf: [{ properties: { data: { oneOf: [{ $ref: '#/components/schemas/Node' }, { properties: { other: { type: number } } }] } } }, { properties: { total: { type: integer } } }] }",
    "Open: { type: object }",
    "Extra: { properties: { a: {} }, additionalProperties: { type: integer } }",
    "Free: { properties: { a: {} }, additionalProperties: true }",
    "Pattern: { properties: { a: {} }, patternProperties: { '^x_': { type: boolean } } }",
    "Text: { type: string }",
    "Tuple: { type: array, prefixItems: [{ type: string }], items: { type: integer } }",
    "Anything: true",
  ];
  const body = `paths: { /a: { get: { operationId: a } } }\ncomponents:\n  schemas:\n    ${schemas.join("\n    ")}`;
  contract = contractOf(await loadFiles({ "openapi.yaml": document(body) }));
});

const ref = (name: string): { readonly $ref: string } => ({ $ref: `#/components/schemas/${name}` });

describe("resolve", () => {
  test("follows chains, and leaves what is no reference as it is", () => {
    expect(resolve(contract, ref("Alias"))).toMatchObject({ type: "object" });
    expect(resolve(contract, true)).toBe(true);
    expect(resolve(contract, { type: "string" })).toEqual({ type: "string" });
  });

  test("answers with anything where a reference leads nowhere or in a circle", () => {
    const circle = { document: { components: { schemas: { A: ref("B"), B: ref("A") } } } };
    expect(resolve(circle, ref("A"))).toBe(true);
    expect(resolve(circle, ref("__proto__"))).toBe(true);
  });
});

test("referencedSchema names the model that a $ref stands for", () => {
  expect(referencedSchema(contract, ref("Node"))?.identifier).toBe("Node");
  expect(referencedSchema(contract, ref("constructor"))).toBeUndefined();
  expect(referencedSchema(contract, { type: "string" })).toBeUndefined();
});

describe("schemaAt", () => {
  test.each<[string, string, unknown]>([
    ["Node", "/next/next/names/0", { type: "string" }],
    ["Page", "/total", { type: "integer" }],
    ["Page", "/data/names", { type: "array", items: { type: "string" } }],
    ["Page", "/data/other", { type: "number" }],
    ["Extra", "/b", { type: "integer" }],
    ["Pattern", "/x_1", { type: "boolean" }],
    ["Tuple", "/0", { type: "string" }],
    ["Tuple", "/1", { type: "integer" }],
  ])("finds the schema of %s at %s", (name, pointer, expected) => {
    expect(schemaAt(contract, ref(name), pointer)).toMatchObject({ kind: "found", schema: expected });
  });

  test.each([
    ["Open", "/a"],
    ["Open", "/a/b"],
    ["Free", "/b"],
    ["Extra", "/a/b"],
    ["Anything", "/a"],
  ])("leaves %s at %s open", (name, pointer) => {
    expect(schemaAt(contract, ref(name), pointer)).toEqual({ kind: "open" });
  });

  test.each([
    ["Node", "/nxt", "nxt", ["next", "names"]],
    ["Page", "/totl", "totl", ["data", "total"]],
    ["Page", "/data/othr", "othr", ["next", "names", "other"]],
    ["Text", "/a", "a", []],
    ["Node", "/constructor", "constructor", ["next", "names"]],
    ["Pattern", "/y", "y", ["a"]],
  ])("misses %s at %s, knowing what there is", (name, pointer, segment, known) => {
    expect(schemaAt(contract, ref(name), pointer)).toEqual({ kind: "missing", segment, known });
  });
});

describe("walkSchema", () => {
  test("visits each schema once, circles and references included, with its place in the document", () => {
    const places: string[] = [];
    walkSchema(contract, ref("Page"), "", (_schema, pointer) => {
      places.push(pointer);
      return true;
    });
    const base = "/components/schemas";
    expect(places).toEqual([
      "",
      `${base}/Page`,
      `${base}/Page/allOf/0`,
      `${base}/Page/allOf/0/properties/data`,
      `${base}/Page/allOf/0/properties/data/oneOf/0`,
      `${base}/Node`,
      `${base}/Node/properties/next`,
      `${base}/Node/properties/names`,
      `${base}/Node/properties/names/items`,
      `${base}/Page/allOf/0/properties/data/oneOf/1`,
      `${base}/Page/allOf/0/properties/data/oneOf/1/properties/other`,
      `${base}/Page/allOf/1`,
      `${base}/Page/allOf/1/properties/total`,
    ]);
  });

  test("leaves out references when asked, and what the visitor does not want", () => {
    let count = 0;
    const visit = (): boolean => {
      count++;
      return true;
    };
    walkSchema(contract, ref("Page"), "", visit, { followReferences: false });
    expect(count).toBe(1);
    count = 0;
    walkSchema(contract, { properties: { a: {}, b: {} } }, "", () => {
      count++;
      return false;
    });
    expect(count).toBe(1);
  });
});

describe("the responses of success", () => {
  const responses = (...statuses: readonly string[]): { readonly responses: readonly ResponseModel[] } => ({
    responses: statuses.map((status) => ({
      status,
      headers: [],
      content: [],
      links: {},
      errors: [],
      pointer: "",
    })),
  });
  test.each([
    [
      ["200", "204", "2XX", "default"],
      ["200", "204"],
    ],
    [["2XX", "404"], ["2XX"]],
    [["404", "default"], ["default"]],
    [["302", "default"], []],
    [["404"], []],
  ])("of %j are %j", (statuses, expected) => {
    expect(successResponses(responses(...statuses)).map(({ status }) => status)).toEqual(expected);
  });

  test("a status falls under the exact response, its range, or the default", () => {
    const operation = responses("404", "4XX", "default");
    expect([404, 409, 500].map((status) => responseFor(operation, status)?.status)).toEqual([
      "404",
      "4XX",
      "default",
    ]);
    expect(responseFor(responses("200"), 500)).toBeUndefined();
  });
});

test("media types are compared without parameters and case", () => {
  expect(mediaTypeEssence("Application/JSON; charset=utf-8")).toBe("application/json");
  expect(["application/json;v=1", "application/vnd.a+json", "text/json", "*/*"].map(isJsonMediaType)).toEqual(
    [true, true, true, true],
  );
  expect(["text/plain", "application/jsonl", "application/xml"].map(isJsonMediaType)).toEqual([
    false,
    false,
    false,
  ]);
  const of = (mediaType: string) => ({
    mediaType,
    encoding: {},
    examples: {},
    pointer: "",
    schemaPointer: "",
  });
  expect(jsonMediaType([of("*/*"), of("application/json; v=2")])?.mediaType).toBe("application/json; v=2");
  expect(jsonMediaType([of("text/plain")])).toBeUndefined();
});

test("operationById finds an operation by its final id", () => {
  expect(operationById(contract, "a")?.path).toBe("/a");
  expect(operationById(contract, "toString")).toBeUndefined();
});
