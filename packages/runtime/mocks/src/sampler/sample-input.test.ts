import { type AjvLike, ajvChecker, ajvOptions, type Operation } from "@lockstep/operation";
import { createBook, getBook, listBooks, schemas } from "@lockstep/operation/testing";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { inputSampler } from "../index.ts";

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
