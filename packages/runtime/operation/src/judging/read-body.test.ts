import { describe, expect, test } from "vitest";
import { BodyRefusedError, InvalidEncodingError, type Schema } from "../index.ts";
import { judge, judgeBody } from "../testing/judge.ts";
import { createBook, getBook } from "../testing/library.ts";

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const inBody = (message: string): object => ({ in: "body", field: "", message });

describe("the content type", () => {
  test.each([
    ["application/json", undefined],
    ["Application/JSON ; Charset=UTF-8", undefined],
    ['application/json; charset="utf-8"', undefined],
    ["application/json; charset=utf-7", "unsupportedMediaType"],
    ["application/json; charset=utf-16", "unsupportedMediaType"],
    ["text/json", "unsupportedMediaType"],
    ["application/jsonx", "unsupportedMediaType"],
    ["application/json/../xml", "unsupportedMediaType"],
    ["json", "unsupportedMediaType"],
    [";;;", "unsupportedMediaType"],
    ["", "unsupportedMediaType"],
  ])("%s gives the refusal %s", async (contentType, implied) => {
    expect((await judgeBody([json], "{}", contentType)).refused?.implied).toBe(implied);
  });

  test("is told as it is declared, or as it came where a range is declared", async () => {
    const types = [json, "text/*"];
    expect((await judgeBody(types, "{}", "APPLICATION/json; charset=utf-8")).body.contentType).toBe(json);
    expect((await judgeBody(types, "hello", "text/Plain")).body).toMatchObject({
      contentType: "text/plain",
      value: "hello",
    });
  });
});

describe("a body", () => {
  test.each([
    ["{", "must be valid JSON"],
    ['{"a":1,}', "must be valid JSON"],
    ['{"a":NaN}', "must be valid JSON"],
    [new Uint8Array([0x22, 0xff, 0x22]), "must be valid UTF-8"],
    ["[".repeat(500) + "]".repeat(500), "must not nest more than 64 levels deep"],
    [`${'{"a":'.repeat(65)}1${"}".repeat(65)}`, "must not nest more than 64 levels deep"],
  ])("of %j %s", async (body, message) => {
    expect((await judgeBody([json], body, json)).violations).toEqual([inBody(message)]);
  });

  test("64 levels deep, or with brackets inside strings, is taken", async () => {
    expect((await judgeBody([json], "[".repeat(64) + "]".repeat(64), json)).violations).toEqual([]);
    const text = JSON.stringify(`${"[".repeat(99)}"\\`);
    expect((await judgeBody([json], text, json)).violations).toEqual([]);
  });

  test("that is required and missing, or of no bytes, is a fault of the whole body", async () => {
    for (const body of [undefined, ""]) {
      expect((await judgeBody([json], body, json, true, true)).violations).toEqual([inBody("is required")]);
      expect((await judgeBody([json], body, json)).violations).toEqual([]);
    }
  });

  test("where none is declared is left alone", async () => {
    const bodyError = new Error("was read");
    expect((await judge(getBook, { path: { bookId: "7" }, bodyError })).violations).toEqual([]);
  });

  test("that cannot be taken is refused, and the parameters are read all the same", async () => {
    const bodyError = new BodyRefusedError("payloadTooLarge", "too large", { "X-Limit": "1" });
    const headers = { "content-type": json };
    const judged = await judge(createBook, { query: "bad=1", headers, bodyError });
    expect(judged).toMatchObject({
      refused: { implied: "payloadTooLarge", headers: { "X-Limit": "1" } },
      violations: [{ field: "bad" }],
    });
  });

  test("that is broken in its compression is a fault of the whole body", async () => {
    const headers = { "content-type": json };
    const judged = await judge(createBook, { headers, bodyError: new InvalidEncodingError("broken") });
    expect(judged.violations).toEqual([inBody("must be validly compressed")]);
    expect(judged.refused).toBeUndefined();
  });

  test("whose reading fails otherwise fails the judging", async () => {
    const bodyError = new Error("the caller left");
    const headers = { "content-type": json };
    await expect(judge(createBook, { headers, bodyError })).rejects.toThrow("the caller left");
  });

  test("with __proto__ members is judged with them and handed over without", async () => {
    const text = '{"__proto__":{"polluted":1},"a":[{"__proto__":1}]}';
    const { body } = await judgeBody([json], text, json);
    expect(Object.keys(body.value ?? {})).toEqual(["a"]);
    expect(body.value).toEqual({ a: [{}] });
    const closed: Schema = { type: "object", properties: { a: true }, additionalProperties: false };
    expect((await judgeBody([json], text, json, closed)).violations).toMatchObject([{ field: "__proto__" }]);
  });

  test("of bytes is left to the handler as a stream", async () => {
    const type = "application/octet-stream";
    const { body, violations } = await judgeBody([type], new Uint8Array(9), type, { type: "integer" });
    expect(body.value).toBeInstanceOf(ReadableStream);
    expect(violations).toEqual([]);
  });

  test("of text is held against its schema", async () => {
    const short: Schema = { type: "string", maxLength: 3 };
    expect((await judgeBody(["text/plain"], "abcd", "text/plain", short)).violations).toMatchObject([
      { message: "must NOT have more than 3 characters" },
    ]);
  });
});

describe("a form", () => {
  const schema: Schema = {
    type: "object",
    properties: {
      title: { type: "string" },
      pages: { type: "integer" },
      tags: { type: "array", items: { type: "string" } },
    },
  };

  test("is read into an object, typed by its schema", async () => {
    const text = "title=A+b%26c&pages=12&tags=x&tags=y&more[deep]=1&%61%5Bb%5D=2";
    expect((await judgeBody([form], text, form, schema)).body.value).toEqual({
      title: "A b&c",
      pages: 12,
      tags: ["x", "y"],
      more: { deep: "1" },
      a: { b: "2" },
    });
  });

  test.each([
    ["pages=0x10", { field: "pages", message: "must be integer" }],
    ["title=a&title=b", { field: "", message: "holds contradicting names" }],
    ["title=%zz", { field: "", message: "is not validly percent-encoded" }],
  ])("of %s is refused", async (text, violation) => {
    expect((await judgeBody([form], text, form, schema)).violations).toMatchObject([violation]);
  });

  test("with __proto__ names pollutes nothing", async () => {
    const text = "__proto__[polluted]=1&constructor[prototype][polluted]=1";
    const { body } = await judgeBody([form], text, form, { type: "object" });
    expect(body.value).toEqual({ constructor: { prototype: { polluted: "1" } } });
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
