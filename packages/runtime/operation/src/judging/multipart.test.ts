import { describe, expect, test } from "vitest";
import type { JudgedRequest, Schema } from "../index.ts";
import { judgeBody } from "../testing/judge.ts";

const multipart = "multipart/form-data";
const inBody = (message: string): object => ({ in: "body", field: "", message });

describe("a form with files", () => {
  const schema: Schema = {
    type: "object",
    required: ["file"],
    properties: {
      file: { type: "string", format: "binary" },
      pages: { type: "integer" },
      more: { type: "array", items: { type: "string", format: "binary" } },
      title: { type: "string", maxLength: 9 },
      image: { type: "string", contentMediaType: "image/png" },
      packed: { type: "string", contentMediaType: "image/png", contentEncoding: "base64" },
      either: { anyOf: [{ type: "string" }, { type: "string", format: "binary" }] },
      about: { type: "object", properties: { pages: { type: "integer" } } },
      notes: { type: "array", items: { type: "object" } },
    },
    additionalProperties: false,
  };
  const send = (...fields: (readonly [string, string | Blob])[]): Promise<JudgedRequest> => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    return judgeBody([multipart], data, undefined, schema);
  };
  const file = new File(["hello"], "a.txt", { type: "text/x-note" });

  test("gives fields typed by the schema, and files", async () => {
    const judged = await send(["pages", "12"], ["file", file], ["more", new File(["a"], "one")]);
    expect(judged.violations).toEqual([]);
    const value = judged.body.value as { file: File; more: File[] };
    expect(value).toMatchObject({ pages: 12 });
    expect([value.file.name, value.file.type, await value.file.text()]).toEqual([
      "a.txt",
      "text/x-note",
      "hello",
    ]);
    expect(value.more.map(({ name }) => name)).toEqual(["one"]);
  });

  test("is held against its schema, with a text in the place of each file", async () => {
    expect((await send(["pages", "1"])).violations).toEqual([
      { in: "body", field: "file", message: "is required" },
    ]);
    expect((await send(["file", file], ["pages", "many"])).violations).toEqual([
      { in: "body", field: "pages", message: "must be integer", value: "many" },
    ]);
    expect((await send(["file", file], ["extra", "1"])).violations).toMatchObject([{ field: "extra" }]);
  });

  test.each([
    ["file", "text", "file", "must be a file"],
    ["image", "text", "image", "must be a file"],
    ["title", file, "title", "must not be a file"],
    ["more", "text", "more.1", "must be a file"],
  ])("that has in %s a %s is refused", async (name, part, field, message) => {
    const fields: (readonly [string, string | Blob])[] = [["more", file]];
    if (name !== "file") fields.push(["file", file]);
    expect((await send(...fields, [name, part])).violations).toEqual([{ in: "body", field, message }]);
  });

  test("may have a file anywhere where the schema marks none", async () => {
    const data = new FormData();
    data.append("upload", file);
    const unmarked: Schema = { type: "object", properties: { upload: { type: "string" } } };
    expect((await judgeBody([multipart], data, undefined, unmarked)).violations).toEqual([]);
  });

  test("may have either where the schema does not tell them apart", async () => {
    for (const part of ["text", file]) {
      const judged = await send(["file", file], ["packed", part], ["either", part]);
      expect(judged.violations).toEqual([]);
    }
  });

  test("reads parts as JSON where the schema is an object", async () => {
    const note = new Blob(['{"a":[1]}'], { type: "application/json" });
    const judged = await send(["file", file], ["about", '{"pages":3}'], ["notes", note], ["notes", "{}"]);
    expect(judged.violations).toEqual([]);
    expect(judged.body.value).toMatchObject({ about: { pages: 3 }, notes: [{ a: [1] }, {}] });
    expect((await send(["file", file], ["about", '{"pages":"x"}'])).violations).toMatchObject([
      { field: "about.pages", message: "must be integer", value: "x" },
    ]);
    expect((await send(["file", file], ["about", "{"])).violations).toEqual([inBody("must be valid JSON")]);
    expect((await send(["file", file], ["about", file])).violations).toEqual([
      { in: "body", field: "about", message: "must be object" },
    ]);
  });

  test("where a number is asked for tells nothing of the text that stood for it", async () => {
    expect((await send(["file", file], ["pages", file])).violations).toEqual([
      { in: "body", field: "pages", message: "must be integer" },
    ]);
  });

  test("that is malformed is refused", async () => {
    for (const type of ["multipart/form-data; boundary=b", multipart]) {
      expect((await judgeBody([multipart], "--b\r\nnonsense", type, schema)).violations).toEqual([
        inBody("must be a valid multipart body"),
      ]);
    }
  });
});

describe("a form that is declared as no object", () => {
  const file = new File(["hello"], "a.txt");
  const send = (schema: Schema, ...parts: readonly (string | Blob)[]): Promise<JudgedRequest> => {
    const data = new FormData();
    for (const part of parts) data.append("anything", part);
    return judgeBody([multipart], data, undefined, schema);
  };

  test("is its one part, whatever its name", async () => {
    const binary: Schema = { type: "string", format: "binary" };
    expect((await send(binary, file)).body.value).toBeInstanceOf(File);
    expect((await send({ type: "string", maxLength: 2 }, "abc")).violations).toMatchObject([
      { message: "must NOT have more than 2 characters" },
    ]);
    expect((await send(binary, file, file)).violations).toEqual([inBody("must be one part")]);
  });

  test("is a list of its parts", async () => {
    const list: Schema = { type: "array", items: { type: "string", format: "binary" } };
    expect((await send(list, file, file)).body.value).toHaveLength(2);
  });
});
