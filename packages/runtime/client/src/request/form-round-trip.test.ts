import type { RequestBody, Schema } from "@lockstep/operation";
import { judgeBody } from "@lockstep/operation/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeBody } from "./encode-body.ts";

const urlencoded = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";

const item = {
  type: "object",
  properties: { id: { type: "integer" }, note: { type: "string" } },
  additionalProperties: false,
} satisfies Schema;
const schema = {
  type: "object",
  properties: {
    "a b[c]": { type: "string" },
    count: { type: "integer" },
    rate: { type: "number" },
    on: { type: "boolean" },
    tags: { type: "array", items: { type: "string" } },
    sizes: { type: "array", items: { type: "integer" } },
    about: {
      ...item,
      properties: { ...item.properties, deep: item, list: { type: "array", items: { type: "string" } } },
    },
    items: { type: "array", items: item },
  },
  additionalProperties: false,
} satisfies Schema;

// A line break in a field is written anew by every sender of multipart (HTML Standard, "multipart/form-data encoding algorithm").
const text = fc.string({ unit: "grapheme", maxLength: 2 }).map((one) => one.replace(/[\r\n]/g, ""));
const thing = fc.record({ id: fc.maxSafeInteger(), note: text });
const fields = fc.record(
  {
    "a b[c]": text,
    count: fc.maxSafeInteger(),
    rate: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    on: fc.boolean(),
    tags: fc.array(text, { minLength: 1, maxLength: 2 }),
    sizes: fc.array(fc.maxSafeInteger(), { minLength: 1, maxLength: 2 }),
    about: fc.record({
      id: fc.maxSafeInteger(),
      note: text,
      deep: thing,
      list: fc.array(text, { minLength: 1, maxLength: 2 }),
    }),
    items: fc.array(thing, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ["count"] },
);

/** What a server reads of a body that the client wrote. */
async function received(
  value: unknown,
  type: string,
  encoding: RequestBody["encoding"] = {},
): Promise<unknown> {
  const { body, contentType } = encodeBody(value, { mediaTypes: [type], encoding });
  const judged = await judgeBody([type], body, contentType, schema, true, encoding);
  // The tests' judge takes a thousand bytes.
  fc.pre(judged.refused === undefined);
  return judged.violations.length > 0 ? judged.violations : judged.body.value;
}

async function holds(
  values: fc.Arbitrary<unknown>,
  type: string,
  encoding?: RequestBody["encoding"],
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(values, async (value) => {
      expect(await received(value, type, encoding)).toEqual(value);
    }),
  );
}

describe("a form that the client writes is what the server reads", () => {
  test("urlencoded, in the default way", () => holds(fields, urlencoded));

  test("urlencoded, in the styles of the contract", async () => {
    const encoding = {
      tags: { style: "form", explode: false },
      sizes: { style: "form", explode: true },
      about: { style: "deepObject", explode: true },
      items: { style: "deepObject", explode: true },
    };
    // One empty text and no text at all look the same in one value.
    const unambiguous = fields.filter(({ tags }) => tags?.[0] !== "" || tags.length > 1);
    await holds(unambiguous, urlencoded, encoding);
  });

  test("multipart", () => holds(fields, multipart));
});
