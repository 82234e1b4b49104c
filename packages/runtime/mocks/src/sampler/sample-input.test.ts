import { type AjvLike, ajvChecker, ajvOptions, type Operation, type Schema } from "@lockstep/operation";
import { createBook, getBook, listBooks, schemas } from "@lockstep/operation/testing";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { inputSampler, type SampledInput } from "../index.ts";

const sample = inputSampler(schemas);

test("what is required is there, what answers carry is not", () => {
  const { body } = sample(createBook);
  expect(body).toMatchObject({ title: expect.any(String) });
  expect(body).not.toHaveProperty("id");
});

test("bodies are valid, whatever the seed", () => {
  const checker = ajvChecker(schemas, () => new Ajv2020(ajvOptions()) as AjvLike);
  const check = checker.body("createBook", "application/json");
  for (let seed = 1; seed <= 20; seed++) expect(check?.(sample(createBook, seed).body)).toBeUndefined();
});

test("equal seeds give equal input, and parameters are those of the path", () => {
  expect(sample(getBook, 7)).toEqual(sample(getBook, 7));
  expect(sample(getBook).path?.["bookId"]).toEqual(expect.any(Number));
  expect(sample(listBooks)).toEqual({});
});

test("a file of a form is a file", () => {
  const operation: Operation = {
    id: "upload",
    method: "POST",
    path: "/upload",
    body: { required: true, mediaTypes: ["multipart/form-data"] },
    responses: {},
  };
  const form = {
    type: "object",
    required: ["file", "name"],
    properties: { file: { type: "string", format: "binary" }, name: { type: "string" } },
  };
  const { body } = inputSampler({
    components: {},
    operations: { upload: { body: { "multipart/form-data": form } } },
  })(operation);
  expect(body).toMatchObject({ file: expect.any(Blob), name: expect.any(String) });
});

describe("a body", () => {
  /** What is sampled for a body in the given media types. */
  const bodyOf = (content: Readonly<Record<string, Schema>>): SampledInput => {
    const operation: Operation = {
      id: "send",
      method: "POST",
      path: "/",
      body: { required: true, mediaTypes: Object.keys(content) },
      responses: {},
    };
    return inputSampler({ components: {}, operations: { send: { body: content } } })(operation);
  };
  const named = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };

  test("is of a media type that is stated, rather than of a range", () => {
    expect(bodyOf({ "application/*+json": true, "application/json": named })).toMatchObject({
      contentType: "application/json",
      body: { a: expect.any(Number) },
    });
  });

  test.each<[string, Schema, string, unknown]>([
    ["application/*+json", named, "application/json", { a: expect.any(Number) }],
    ["*/*", named, "application/json", { a: expect.any(Number) }],
    ["*/*", { type: "string" }, "text/plain", expect.any(String)],
    ["image/*", { type: "string", format: "binary" }, "image/png", expect.any(Blob)],
  ])("of the range %s has a type that suits %j: %s", (range, schema, contentType, body) => {
    expect(bodyOf({ [range]: schema })).toEqual({ contentType, body });
  });

  test("of text keeps what its schema says of a text", () => {
    const { body } = bodyOf({ "text/plain": { type: "string", minLength: 60 } });
    expect(String(body).length).toBeGreaterThanOrEqual(60);
    expect(bodyOf({ "application/xml": named }).body).toBe("text");
  });

  test("of a form is an object where it can be, else what the contract says", () => {
    const form = "application/x-www-form-urlencoded";
    expect(bodyOf({ [form]: {} }).body).toEqual({ field: "text" });
    expect(bodyOf({ [form]: { type: "string" } }).body).toEqual(expect.any(String));
    const binary = { type: "string", format: "binary" };
    expect(bodyOf({ "multipart/form-data": binary }).body).toBeInstanceOf(Blob);
    const files = { type: "object", properties: { files: { type: "array", minItems: 1, items: binary } } };
    expect(bodyOf({ "multipart/form-data": files }).body).toEqual({
      files: expect.arrayContaining([expect.any(Blob)]),
    });
  });
});

test("a path parameter that is an object has something to show", () => {
  const operation: Operation = {
    id: "get",
    method: "GET",
    path: "/{version}",
    parameters: [{ name: "version", in: "path", required: true }],
    responses: {},
  };
  const version = { type: "object", properties: { build: { type: "integer", readOnly: true } } };
  const contract = { components: {}, operations: { get: { parameters: { "path.version": version } } } };
  expect(inputSampler(contract)(operation).path).toEqual({ version: { key: "x" } });
});

test("a parameter that would be too long for a target is made of what is required", () => {
  const operation: Operation = {
    id: "find",
    method: "GET",
    path: "/",
    parameters: [{ name: "filter", in: "query", required: true }],
    responses: {},
  };
  const long = { type: "string", minLength: 500 };
  const properties = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, long]));
  const filter = { type: "object", required: ["a"], properties };
  const contract = { components: {}, operations: { find: { parameters: { "query.filter": filter } } } };
  expect(Object.keys(inputSampler(contract)(operation).query?.["filter"] ?? {})).toEqual(["a"]);
});
