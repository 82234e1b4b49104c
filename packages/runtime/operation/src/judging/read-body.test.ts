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

describe("a text whose schema is of another type", () => {
  const judgePlain = async (type: string, schema: Schema, text: string): Promise<unknown> => {
    const { body, violations } = await judgeBody([type], text, type, schema);
    return violations.length > 0 ? violations.map(({ message }) => message) : body.value;
  };

  test("is held against the number that it spells, and handed over as it is", async () => {
    expect(await judgePlain("text/plain", { type: "integer", maximum: 9 }, "7")).toBe("7");
    expect(await judgePlain("text/plain", { type: "integer", maximum: 9 }, "70")).toEqual(["must be <= 9"]);
    expect(await judgePlain("text/plain", { type: "integer" }, "x")).toEqual(["must be integer"]);
  });

  test("is left alone where the schema is an object, as documents have for XML", async () => {
    const pet: Schema = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
    expect(await judgePlain("application/xml", pet, "<pet/>")).toBe("<pet/>");
    expect(await judgePlain("text/plain", { type: "array" }, "a, b")).toBe("a, b");
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

  test("may name a property with brackets", async () => {
    const named: Schema = {
      type: "object",
      properties: {
        "page[size]": { type: "integer" },
        "tag[]": { type: "array", items: { type: "integer" } },
      },
    };
    const text = "page%5Bsize%5D=3&tag[]=1&tag[]=2&other[a]=x";
    expect((await judgeBody([form], text, form, named)).body.value).toEqual({
      "page[size]": 3,
      "tag[]": [1, 2],
      other: { a: "x" },
    });
  });

  test("may hold JSON where an object or a list of objects is asked for", async () => {
    const nested: Schema = {
      type: "object",
      properties: { about: { type: "object" }, list: { type: "array", items: { type: "object" } } },
    };
    const text = `about=${encodeURIComponent('{"a":[1]}')}&list={}&list=${encodeURIComponent('{"b":2}')}`;
    expect((await judgeBody([form], text, form, nested)).body.value).toEqual({
      about: { a: [1] },
      list: [{}, { b: 2 }],
    });
    expect((await judgeBody([form], "about={", form, nested)).violations).toMatchObject([
      { field: "about", message: "must be object" },
    ]);
  });

  test("has a scalar where a list or a scalar is taken and the scalar fits", async () => {
    const either: Schema = {
      type: "object",
      properties: {
        options: {
          anyOf: [
            { type: "array", items: { enum: ["a", "b"] } },
            { type: "string", enum: [""] },
          ],
        },
        products: {
          anyOf: [
            { type: "array", items: { type: "object" } },
            { type: "string", enum: [""] },
          ],
        },
      },
    };
    const read = async (text: string): Promise<unknown> =>
      (await judgeBody([form], text, form, either)).body.value;
    expect(await read("options=&products=")).toEqual({ options: "", products: "" });
    expect(await read("options=a&products[0][id]=1")).toEqual({ options: ["a"], products: [{ id: "1" }] });
    expect(await read("options=a&options=b")).toEqual({ options: ["a", "b"] });
  });

  test("may nest as deep as real bodies do, not deeper", async () => {
    const nested = (levels: number): string => `a${"[b]".repeat(levels - 1)}=1`;
    expect((await judgeBody([form], nested(20), form, {})).violations).toEqual([]);
    expect((await judgeBody([form], nested(21), form, {})).violations).toEqual([
      inBody("must not nest more than 20 levels deep"),
    ]);
  });

  test("that is declared as a list is one by its indices", async () => {
    const list: Schema = { type: "array", items: { type: "integer" } };
    expect((await judgeBody([form], "0=7&1=8", form, list)).body.value).toEqual([7, 8]);
  });

  test("that is declared as a text is handed over as it is", async () => {
    const { body, violations } = await judgeBody([form], "a=1&b", form, { type: "string" });
    expect([body.value, violations]).toEqual(["a=1&b", []]);
  });

  test.each([
    ["a[]=1&a[b]=2", "holds contradicting names"],
    ["a[b]=2&a[]=1", "holds contradicting names"],
  ])("of %s holds contradicting names", async (text, message) => {
    expect((await judgeBody([form], text, form, {})).violations).toEqual([inBody(message)]);
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
