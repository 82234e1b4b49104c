import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { type AjvLike, ajvChecker, violationsFromFaults } from "../index.ts";
import { schemas } from "../testing/library.ts";

const checker = ajvChecker(schemas, () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv as AjvLike;
});
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
