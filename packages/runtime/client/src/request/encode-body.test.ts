import type { Operation } from "@lockstep/operation";
import { api, createBook } from "@lockstep/operation/testing";
import { describe, expect, test } from "vitest";
import { call, createTransport } from "../index.ts";
import { answerJson, loopback } from "../testing/loopback.ts";

/** What a real server gets for a body in the media types of a contract. */
async function received(mediaTypes: readonly string[], body: unknown, contentType?: string) {
  const server = await loopback((_, response) => answerJson(response, 201, { data: {} }));
  const transport = createTransport({ api, baseUrl: server.url });
  const operation: Operation = { ...createBook, body: { mediaTypes } };
  const input = { body, ...(contentType !== undefined && { contentType }) };
  const result = await call(transport, operation, input as never);
  const [request] = server.received;
  return { result, type: request?.headers["content-type"], body: request?.body };
}

describe("a body is sent as", () => {
  test("JSON, also under a name of its own", async () => {
    expect(await received(["application/json"], { a: [1, null] })).toMatchObject({
      type: "application/json",
      body: '{"a":[1,null]}',
    });
    expect(await received(["application/merge-patch+json"], "text")).toMatchObject({
      type: "application/merge-patch+json",
      body: '"text"',
    });
  });

  test("a form: lists repeat, objects are JSON, what is undefined is left out", async () => {
    const body = { a: "x y&z", tags: ["p", "q"], deep: { k: 1 }, none: undefined, flag: false };
    expect(await received(["application/x-www-form-urlencoded"], body)).toMatchObject({
      type: "application/x-www-form-urlencoded",
      body: "a=x+y%26z&tags=p&tags=q&deep=%7B%22k%22%3A1%7D&flag=false",
    });
  });

  test("multipart, with files, bytes and JSON parts", async () => {
    const file = new File(["content"], "a.txt", { type: "text/plain" });
    const sent = await received(["multipart/form-data"], {
      name: "x",
      file,
      raw: new Uint8Array([104, 105]),
      meta: { k: 1 },
    });
    const form = await new Response(sent.body, { headers: { "Content-Type": sent.type ?? "" } }).formData();
    expect(form.get("name")).toBe("x");
    const received_ = form.get("file");
    if (!(received_ instanceof File)) throw new Error("no file");
    expect([received_.name, received_.type, await received_.text()]).toEqual([
      "a.txt",
      "text/plain",
      "content",
    ]);
    const [raw, meta] = [form.get("raw"), form.get("meta")];
    if (!(raw instanceof File) || !(meta instanceof File)) throw new Error("no parts");
    expect([await raw.text(), meta.type, await meta.text()]).toEqual(["hi", "application/json", '{"k":1}']);
  });

  test("the caller's own FormData, and a form as URLSearchParams", async () => {
    const form = new FormData();
    form.set("a", "1");
    expect((await received(["application/json", "multipart/form-data"], form)).type).toMatch(
      /^multipart\/form-data; boundary=/,
    );
    const search = new URLSearchParams({ a: "1" });
    expect(await received(["application/json", "application/x-www-form-urlencoded"], search)).toMatchObject({
      type: "application/x-www-form-urlencoded",
      body: "a=1",
    });
  });

  test("a form that the contract declares as one file or one text", async () => {
    const { type, body } = await received(["multipart/form-data"], new Blob(["content"]));
    const form = await new Response(body, { headers: { "Content-Type": type ?? "" } }).formData();
    expect([...form.keys()]).toEqual(["file"]);
    const form_ = "application/x-www-form-urlencoded";
    expect(await received([form_], "a=1&b")).toMatchObject({ type: form_, body: "a=1&b" });
  });

  test("parts that the caller wrote himself, with his boundary", async () => {
    const parts = "--b\r\n\r\n--b--";
    const type = "multipart/form-data; boundary=b";
    expect(await received(["multipart/form-data"], new Blob([parts]), type)).toMatchObject({
      type,
      body: parts,
    });
  });

  test("something concrete where the contract declares a range", async () => {
    expect(await received(["application/*+json"], { a: 1 })).toMatchObject({ type: "application/json" });
    expect(await received(["application/*+json", "application/json"], 1)).toMatchObject({ body: "1" });
    expect(await received(["*/*"], { a: 1 })).toMatchObject({ type: "application/json", body: '{"a":1}' });
    expect(await received(["*/*"], "hi")).toMatchObject({ type: "text/plain", body: "hi" });
    expect(await received([""], "hi")).toMatchObject({ type: "text/plain", body: "hi" });
  });

  test("text", async () => {
    expect(await received(["text/csv"], "a,b")).toMatchObject({ type: "text/csv", body: "a,b" });
  });

  test.each([
    ["Blob", new Blob(["bin"])],
    ["ArrayBuffer", new TextEncoder().encode("bin").buffer],
    ["Uint8Array", new TextEncoder().encode("bin")],
    ["ReadableStream", new Blob(["bin"]).stream()],
  ])("bytes of a %s", async (_, body) => {
    expect(await received(["application/octet-stream"], body)).toMatchObject({
      type: "application/octet-stream",
      body: "bin",
    });
  });

  test("the media type that `contentType` picks, else the first that fits", async () => {
    const types = ["application/json", "text/plain"];
    expect(await received(types, "x", "text/plain")).toMatchObject({ type: "text/plain", body: "x" });
    expect(await received(types, "x")).toMatchObject({ type: "application/json", body: '"x"' });
    const png = new Blob(["png"], { type: "image/png" });
    expect(await received(["image/*"], png)).toMatchObject({ type: "image/png" });
    expect(await received(["*/*"], new Blob(["?"]))).toMatchObject({ type: "application/octet-stream" });
  });
});

describe("a body is refused, unsent, when", () => {
  test.each<[string, readonly string[], unknown, string | undefined, RegExp]>([
    [
      "the media type is not declared",
      ["application/json"],
      {},
      "text/csv",
      /contentType must be one of application\/json/,
    ],
    ["it is no JSON", ["application/json"], () => 1, undefined, /body must be JSON, not a function/],
    ["it refers to itself", ["application/json"], circular(), undefined, /circular/],
    ["it is no form", ["multipart/form-data"], 7, undefined, /body must be an object of fields/],
    [
      "a part of a form is a stream",
      ["multipart/form-data"],
      { file: new ReadableStream() },
      undefined,
      /body\.file must not be a stream/,
    ],
    [
      "it is an object where bytes are wanted",
      ["image/png"],
      {},
      undefined,
      /body must be a string, Blob, buffer or stream/,
    ],
  ])("%s", async (_, types, body, contentType, message) => {
    const { result, type } = await received(types, body, contentType);
    expect(type).toBeUndefined();
    expect(result).toMatchObject({
      error: { kind: "invalid-request", message: expect.stringMatching(message) },
    });
  });

  test("the contract requires one and there is none", async () => {
    const result = await call(createTransport({ api }), createBook as Operation, {});
    expect(result).toMatchObject({
      error: { kind: "invalid-request", message: "body is missing: POST /v2/books needs one" },
    });
  });
});

function circular(): object {
  const value: { self?: object } = {};
  value.self = value;
  return value;
}
