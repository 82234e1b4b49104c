import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeParameters,
  encodeCookies,
  encodeHeader,
  encodePath,
  encodeQuery,
  type Operation,
  type Parameter,
  type Schema,
} from "../index.ts";

/** A schema, and values that are valid for it. */
interface Kind {
  readonly schema: Schema;
  readonly values: fc.Arbitrary<unknown>;
}

const text: Kind = { schema: { type: "string" }, values: fc.string({ unit: "grapheme" }) };
const integer: Kind = { schema: { type: "integer" }, values: fc.maxSafeInteger() };
const number: Kind = {
  schema: { type: "number" },
  values: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
};
const boolean: Kind = { schema: { type: "boolean" }, values: fc.boolean() };
const scalars: readonly Kind[] = [text, integer, number, boolean];
const nested: Kind = {
  schema: { type: "object", properties: { k: { type: "string" }, list: { type: "array" } } },
  values: fc.record({ k: text.values, list: fc.array(fc.integer(), { maxLength: 2 }) }),
};

function listOf({ schema, values }: Kind): Kind {
  // One empty text and no text at all look the same where the elements stand in one value.
  const list = fc
    .array(values, { minLength: 1, maxLength: 4 })
    .filter((all) => all.length > 1 || all[0] !== "");
  return { schema: { type: "array", items: schema }, values: list };
}

function recordOf(members: Readonly<Record<string, Kind>>): Kind {
  const entries = Object.entries(members);
  return {
    schema: {
      type: "object",
      properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
      additionalProperties: false,
    },
    values: fc.record(Object.fromEntries(entries.map(([name, { values }]) => [name, values]))),
  };
}

const flat = recordOf({ a: text, "b c": integer, d: boolean });
const composed: readonly Kind[] = [
  ...scalars.map(listOf),
  flat,
  recordOf({ a: text, in: nested }),
  listOf(nested),
];

/** Writes a value as the client does and reads it as the server does; `refused` where the client says that it cannot be written. */
function roundTrip(parameter: Parameter, schema: Schema, value: unknown): unknown {
  const { name } = parameter;
  const sent: { path?: string; query?: string; header?: string; cookie?: string } = {};
  try {
    if (parameter.in === "path")
      sent.path = encodePath(`/{${name}}`, [parameter], { [name]: value }).slice(1);
    if (parameter.in === "query") sent.query = encodeQuery([parameter], { [name]: value });
    if (parameter.in === "header") sent.header = encodeHeader(parameter, value);
    if (parameter.in === "cookie") sent.cookie = encodeCookies([parameter], { [name]: value });
  } catch (error) {
    if (error instanceof TypeError && error.message.includes(name)) return refused;
    throw error;
  }
  const operation: Operation = { id: "x", method: "GET", path: "/", parameters: [parameter], responses: {} };
  const { parameters, violations } = decodeParameters(
    operation,
    {
      path: sent.path === undefined ? {} : { [name]: sent.path },
      query: sent.query ?? "",
      header: (asked) => (asked === "cookie" ? sent.cookie : sent.header),
    },
    { schemas: { parameters: { [`${parameter.in}.${name}`]: schema } }, dereference: (one) => one },
  );
  const { path, query, headers, cookies } = parameters;
  return violations.length > 0 ? violations : { ...path, ...query, ...headers, ...cookies }[name];
}

const refused = Symbol("refused");

function check(parameter: Parameter, { schema, values }: Kind): void {
  fc.assert(
    fc.property(values, (value) => {
      const read = roundTrip(parameter, schema, value);
      if (read !== refused) expect(read).toEqual(value);
    }),
    { numRuns: 60 },
  );
}

describe("what the client writes the server reads, or the client refuses to write it", () => {
  const styles = ["simple", "label", "matrix"].flatMap((style) => [
    { in: "path", style, explode: false } as const,
    { in: "path", style, explode: true } as const,
  ]);
  test.each(styles)("%o", (style) => {
    for (const kind of [...scalars, ...composed]) check({ name: "n m", ...style }, kind);
  });

  test.each<Omit<Parameter, "name">>([
    { in: "query" },
    { in: "query", explode: false },
    { in: "query", allowReserved: true },
    { in: "query", explode: false, allowReserved: true },
    { in: "query", style: "spaceDelimited", explode: false },
    { in: "query", style: "pipeDelimited", explode: false },
    { in: "query", contentType: "application/json" },
    { in: "cookie" },
    { in: "cookie", contentType: "application/json" },
    { in: "path", contentType: "application/json" },
  ])("%o", (style) => {
    for (const kind of [...scalars, ...composed]) check({ name: "n m", ...style }, kind);
  });

  test("deepObject, with lists and objects inside", () => {
    const style = { name: "n m", in: "query", style: "deepObject", explode: true } as const;
    for (const kind of [flat, recordOf({ a: listOf(text), b: recordOf({ c: listOf(flat), d: number }) })]) {
      check(style, kind);
    }
  });

  test.each([false, true])("header, exploded: %s", (explode) => {
    // Space around a value is no part of it in HTTP.
    const visible = fc
      .string({ unit: "binary-ascii", minLength: 1 })
      .map((one) => one.replace(/[^!-~]/g, "") || "x");
    const word: Kind = { schema: text.schema, values: visible };
    for (const kind of [
      word,
      integer,
      boolean,
      listOf(word),
      recordOf({ a: word, d: boolean }),
      recordOf({ a: listOf(word) }),
    ]) {
      check({ name: "X-N", in: "header", explode }, kind);
    }
  });
});
