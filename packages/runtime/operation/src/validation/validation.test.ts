import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import {
  type AjvLike,
  ajvChecker,
  ajvFormats,
  ajvOptions,
  type ContractSchemas,
  type Schema,
  type SchemaChecker,
  violationsFromFaults,
} from "../index.ts";
import { schemas } from "../testing/library.ts";

function createAjv(allErrors: boolean): AjvLike {
  const ajv = new Ajv2020(ajvOptions(allErrors));
  addFormats.default(ajv, ajvFormats);
  return ajv;
}

const checker = ajvChecker(schemas, () => createAjv(true));
const body = checker.body("createBook", "application/json");
const violations = (value: unknown) => violationsFromFaults("body", value, body?.(value) ?? []);

describe("a request body", () => {
  test("that is right has no faults", () => {
    expect(body?.({ title: "Dune", pages: 412 })).toBeUndefined();
  });

  test.each([
    [{}, [{ in: "body", field: "title", message: "is required" }]],
    [{ title: 5 }, [{ in: "body", field: "title", message: "must be string", value: 5 }]],
    [{ title: "x", extra: 1 }, [{ in: "body", field: "extra", message: "is not allowed" }]],
    [{ title: "x", pages: 0 }, [{ in: "body", field: "pages", message: "must be >= 1", value: 0 }]],
    [null, [{ in: "body", field: "", message: "must be object", value: null }]],
  ])("%j names field and fault", (value, expected) => {
    expect(violations(value)).toEqual(expected);
  });

  test("may not carry a readOnly property, nor needs one", () => {
    expect(violations({ id: 1, title: "x" })).toMatchObject([{ field: "id", message: "is not allowed" }]);
  });

  test("lists at most twenty faults", () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`extra${index}`, 1]));
    expect(violations({ title: "x", ...many })).toHaveLength(20);
  });
});

test("an answer must carry its readOnly properties", () => {
  const check = checker.response("getBook", "200", "application/json");
  const meta = { request_id: "r", timestamp: "2026-06-01T00:00:00Z" };
  expect(check?.({ success: true, data: { id: 1, title: "Dune" }, meta })).toBeUndefined();
  expect(check?.({ success: true, data: { title: "Dune" }, meta })?.[0]?.params).toEqual({
    missingProperty: "id",
  });
});

test("a place without a schema has no check", () => {
  expect(checker.body("getBook", "application/json")).toBeUndefined();
  expect(checker.parameter("getBook", "query.nothing")).toBeUndefined();
});

describe("a property that is called like a keyword", () => {
  const names = ["default", "const", "enum", "example", "examples", "properties", "required", "items", "not"];
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: "#/components/schemas/Text" }]));
  const checkerOf = (components: ContractSchemas["components"], schema: Schema): SchemaChecker =>
    ajvChecker({ components, operations: { a: { body: { json: schema } } } }, () => createAjv(false));

  test.each(names)("%s may hold a reference", (name) => {
    const check = checkerOf({ Text: { type: "string" } }, { type: "object", properties }).body("a", "json");
    expect(check?.({ [name]: "x" })).toBeUndefined();
    expect(check?.({ [name]: 1 })).toMatchObject([{ instancePath: `/${name}` }]);
  });

  test("may be readOnly", () => {
    const Item = { type: "object", properties: { default: { type: "string", readOnly: true } } };
    const check = checkerOf({ Item }, { $ref: "#/components/schemas/Item" }).body("a", "json");
    expect(check?.({ default: "x" })).toMatchObject([{ keyword: "false schema" }]);
  });
});

test("what looks like a reference in a constant is data", () => {
  const constant = { $ref: "#/components/schemas/Gone" };
  const operations = { a: { body: { json: { enum: [constant], default: constant } } } };
  const check = ajvChecker({ components: {}, operations }, () => createAjv(false)).body("a", "json");
  expect(check?.(constant)).toBeUndefined();
});

describe("the options of Ajv", () => {
  const faultsOf = (schema: Schema, value: unknown): readonly unknown[] | undefined =>
    ajvChecker({ components: {}, operations: { a: { body: { json: schema } } } }, () =>
      createAjv(false),
    ).body(
      "a",
      "json",
    )?.(value);

  test("stop at the first fault", () => {
    expect(faultsOf({ type: "array", items: { type: "integer" } }, ["a", "b"])).toHaveLength(1);
  });

  test("take infinity for no number", () => {
    expect(faultsOf({ type: "number" }, JSON.parse("1e999"))).toMatchObject([{ keyword: "type" }]);
  });

  test("check formats in full", () => {
    expect(faultsOf({ format: "date" }, "2026-02-30")).toMatchObject([{ keyword: "format" }]);
  });

  test("take patterns that Unicode mode refuses, and read others in that mode", () => {
    const lenient = { type: "string", pattern: "^[a-zA-Z0-9_\\-\\:]+$" };
    expect(faultsOf(lenient, "a-b:c")).toBeUndefined();
    expect(faultsOf(lenient, "a b")).toMatchObject([{ keyword: "pattern" }]);
    expect(faultsOf({ type: "string", pattern: "^.$" }, "😀")).toBeUndefined();
  });

  test("leave keywords that they do not know, and schemas that are never asked for", () => {
    expect(faultsOf({ "x-note": 1, format: "colour", type: "string" }, "red")).toBeUndefined();
    const schemas = {
      components: { Broken: { minLength: "many" } },
      operations: { a: { body: { json: { type: "string" } } } },
    };
    expect(ajvChecker(schemas, () => createAjv(false)).body("a", "json")?.(1)).toHaveLength(1);
  });
});
