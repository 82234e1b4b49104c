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

const array: Schema = { type: "array", items: { type: "integer" } };
const object: Schema = {
  type: "object",
  properties: { role: { type: "string" }, age: { type: "integer" } },
  additionalProperties: false,
};

/** Writes a value as the client does and reads it as the server does. */
function roundTrip(parameter: Parameter, schema: Schema, value: unknown): { wire: string; read: unknown } {
  const values = { [parameter.name]: value };
  if (parameter.in === "path") {
    const wire = encodePath(`/{${parameter.name}}`, [parameter], values).slice(1);
    return { wire, read: decode(parameter, schema, { path: wire }) };
  }
  if (parameter.in === "header") {
    const wire = encodeHeader(parameter, value);
    return { wire, read: decode(parameter, schema, { header: wire }) };
  }
  if (parameter.in === "cookie") {
    const wire = encodeCookies([parameter], values);
    return { wire, read: decode(parameter, schema, { cookie: wire }) };
  }
  const wire = encodeQuery([parameter], values);
  return { wire, read: decode(parameter, schema, { query: wire }) };
}

function decode(
  parameter: Parameter,
  schema: Schema,
  wire: { path?: string; query?: string; header?: string; cookie?: string },
): unknown {
  const operation: Operation = { id: "x", method: "GET", path: "/", parameters: [parameter], responses: {} };
  const { parameters, violations } = decodeParameters(
    operation,
    {
      path: wire.path === undefined ? {} : { [parameter.name]: wire.path },
      query: wire.query ?? "",
      header: (name) => (name === "cookie" ? wire.cookie : wire.header),
    },
    {
      schemas: { parameters: { [`${parameter.in}.${parameter.name}`]: schema } },
      dereference: (one) => one,
    },
  );
  if (violations.length > 0) return violations;
  const place = {
    path: "path",
    query: "query",
    header: "headers",
    cookie: "cookies",
    querystring: "query",
  } as const;
  return parameters[place[parameter.in]][parameter.name];
}

describe("every style is written as OAS 3.1 §4.8.12.6 shows and read back", () => {
  const list = [3, 4, 5];
  const record = { role: "admin", age: 7 };
  test.each<[Parameter, Schema, unknown, string]>([
    [{ name: "id", in: "path" }, { type: "integer" }, 5, "5"],
    [{ name: "id", in: "path" }, array, list, "3,4,5"],
    [{ name: "id", in: "path" }, object, record, "role,admin,age,7"],
    [{ name: "id", in: "path", explode: true }, object, record, "role=admin,age=7"],
    [{ name: "id", in: "path", style: "label" }, { type: "integer" }, 5, ".5"],
    [{ name: "id", in: "path", style: "label" }, array, list, ".3,4,5"],
    [{ name: "id", in: "path", style: "label", explode: true }, array, list, ".3.4.5"],
    [{ name: "id", in: "path", style: "label", explode: true }, object, record, ".role=admin.age=7"],
    [{ name: "id", in: "path", style: "matrix" }, { type: "integer" }, 5, ";id=5"],
    [{ name: "id", in: "path", style: "matrix" }, array, list, ";id=3,4,5"],
    [{ name: "id", in: "path", style: "matrix", explode: true }, array, list, ";id=3;id=4;id=5"],
    [{ name: "id", in: "path", style: "matrix", explode: true }, object, record, ";role=admin;age=7"],
    [{ name: "id", in: "query" }, { type: "string" }, "a b&c=d/e", "id=a%20b%26c%3Dd%2Fe"],
    [{ name: "id", in: "query", allowReserved: true }, { type: "string" }, "a/b?c&d", "id=a/b?c%26d"],
    [{ name: "id", in: "query" }, array, list, "id=3&id=4&id=5"],
    [{ name: "id", in: "query", explode: false }, array, list, "id=3,4,5"],
    [{ name: "id", in: "query", style: "spaceDelimited", explode: false }, array, list, "id=3%204%205"],
    [{ name: "id", in: "query", style: "pipeDelimited", explode: false }, array, list, "id=3%7C4%7C5"],
    [{ name: "id", in: "query" }, object, record, "role=admin&age=7"],
    [{ name: "id", in: "query", explode: false }, object, record, "id=role,admin,age,7"],
    [
      { name: "id", in: "query", style: "deepObject", explode: true },
      object,
      record,
      "id[role]=admin&id[age]=7",
    ],
    [
      { name: "id", in: "query", contentType: "application/json" },
      object,
      record,
      "id=%7B%22role%22%3A%22admin%22%2C%22age%22%3A7%7D",
    ],
    [{ name: "X-Id", in: "header" }, array, list, "3,4,5"],
    [{ name: "X-Id", in: "header", explode: true }, object, record, "role=admin,age=7"],
    [{ name: "id", in: "cookie" }, { type: "string" }, "a b", "id=a%20b"],
  ])("%o", (parameter, schema, value, wire) => {
    expect(roundTrip(parameter, schema, value)).toEqual({ wire, read: value });
  });
});

test("a list of objects in a deepObject keeps its order", () => {
  const filter: Parameter = { name: "f", in: "query", style: "deepObject", explode: true };
  const item = { type: "object", properties: { a: { type: "integer" } } };
  const schema = { type: "object", properties: { list: { type: "array", items: item } } };
  expect(roundTrip(filter, schema, { list: [{ a: 1 }, { a: 2 }] })).toEqual({
    wire: "f[list][0][a]=1&f[list][1][a]=2",
    read: { list: [{ a: 1 }, { a: 2 }] },
  });
});

describe("a path value cannot leave its segment", () => {
  const template = "/agents/{id}/logs";
  const id: Parameter = { name: "id", in: "path", required: true };
  test("separators are encoded", () => {
    expect(encodePath(template, [id], { id: "a/../b?c#d" })).toBe("/agents/a%2F..%2Fb%3Fc%23d/logs");
  });
  test.each(["", ".", ".."])("%j is refused: it would change the path", (value) => {
    expect(() => encodePath(template, [id], { id: value })).toThrow(/path\.id must not be/);
  });
  test("a missing value is refused", () => {
    expect(() => encodePath(template, [id], undefined)).toThrow(/path\.id/);
  });
});

describe("numbers and booleans have the grammar of JSON", () => {
  const read = (schema: Schema, text: string): unknown =>
    decode({ name: "n", in: "query" }, schema, { query: `n=${encodeURIComponent(text)}` });
  test.each(["0x10", "1e3", " 5 ", "05", "5.0", "+5", "", "9007199254740993"])(
    "%j stays text for an integer",
    (text) => {
      expect(read({ type: "integer" }, text)).toBe(text);
    },
  );
  test.each([
    ["5", 5],
    ["-3", -3],
    ["0", 0],
  ])("%j is the integer %d", (text, value) => {
    expect(read({ type: "integer" }, text)).toBe(value);
  });
  test.each([
    ["1.5", 1.5],
    ["1e3", 1000],
  ])("%j is the number %d", (text, value) => {
    expect(read({ type: "number" }, text)).toBe(value);
  });
  test("1e999 is not read as infinity", () => {
    expect(read({ type: "number" }, "1e999")).toBe("1e999");
  });
  test.each([
    ["true", true],
    ["false", false],
    ["1", "1"],
    ["TRUE", "TRUE"],
  ])("%j as boolean is %j", (text, value) => {
    expect(read({ type: "boolean" }, text)).toBe(value);
  });
  test("the type is found through references and branches", () => {
    expect(read({ anyOf: [{ type: "null" }, { allOf: [{ type: "integer" }] }] }, "7")).toBe(7);
  });
});

describe("what does not belong to the request is a violation", () => {
  const limit: Parameter = { name: "limit", in: "query", required: true };
  const violations = (query: string): unknown => decode(limit, { type: "integer" }, { query });
  test("a missing required parameter", () => {
    expect(violations("")).toEqual([{ in: "query", field: "limit", message: "is required" }]);
  });
  test("an unknown name", () => {
    expect(violations("limit=1&offfset=2")).toEqual([
      { in: "query", field: "offfset", message: "is not allowed" },
    ]);
  });
  test("a repeated scalar", () => {
    expect(violations("limit=1&limit=2")).toEqual([
      { in: "query", field: "limit", message: "must not be repeated" },
    ]);
  });
  test("broken percent-encoding", () => {
    expect(violations("limit=%zz")).toContainEqual({
      in: "query",
      field: "",
      message: "is not validly percent-encoded",
    });
  });
  test("a parameter called __proto__ is read like any other and pollutes nothing", () => {
    expect(decode({ name: "__proto__", in: "query" }, { type: "string" }, { query: "__proto__=x" })).toBe(
      "x",
    );
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
  test("a deepObject deeper than five levels", () => {
    const deep: Parameter = { name: "f", in: "query", style: "deepObject" };
    expect(decode(deep, { type: "object" }, { query: "f[a][b][c][d][e][g]=1" })).toEqual([
      { in: "query", field: "f", message: "must not nest more than 5 levels deep" },
    ]);
  });
});

describe("what a style cannot write is refused instead of being sent as something else", () => {
  test.each<[Parameter, unknown, RegExp]>([
    [
      { name: "ids", in: "query", style: "spaceDelimited", explode: false },
      ["a b"],
      /query\.ids must not hold " "/,
    ],
    [
      { name: "ids", in: "query", style: "pipeDelimited", explode: false },
      ["a|b"],
      /query\.ids must not hold "\|"/,
    ],
    [
      { name: "ids", in: "query", explode: false, allowReserved: true },
      ["a,b"],
      /query\.ids must not hold ","/,
    ],
    [{ name: "ids", in: "path", style: "label", explode: true }, ["a.b"], /path\.ids must not hold "\."/],
    [{ name: "X-Ids", in: "header" }, ["a,b"], /headers\.X-Ids must not hold ","/],
    [{ name: "X-Id", in: "header" }, "日本", /headers\.X-Id must not hold "日"/],
    [{ name: "X-Id", in: "header" }, "a\nb", /headers\.X-Id must not hold "\\n"/],
  ])("%o of %j", (parameter, value, message) => {
    expect(() => roundTrip(parameter, array, value)).toThrow(message);
  });

  test("names of a template that make a segment vanish together", () => {
    const parameters: Parameter[] = [
      { name: "a", in: "path" },
      { name: "b", in: "path" },
    ];
    expect(() => encodePath("/x/{a}{b}/y", parameters, { a: ".", b: "." })).toThrow(/path\.a must not be/);
  });
});

describe("what other clients write otherwise is read all the same", () => {
  const ids: Parameter = { name: "ids", in: "query", explode: false };
  const texts: Schema = { type: "array", items: { type: "string" } };
  test("an encoded comma parts elements that cannot hold one, and is data in those that can", () => {
    expect(decode(ids, array, { query: "ids=1%2C2" })).toEqual([1, 2]);
    expect(decode(ids, texts, { query: "ids=a%2Cb" })).toEqual(["a,b"]);
    expect(decode(ids, texts, { query: "ids=a%2Cb,c" })).toEqual(["a,b", "c"]);
  });
  test("half of a surrogate pair becomes a replacement character", () => {
    expect(encodeQuery([{ name: "q", in: "query" }], { q: "a\ud800" })).toBe("q=a%EF%BF%BD");
  });
  test("a list or a text: one value is the text where it fits, several are a list", () => {
    const either: Schema = { anyOf: [{ type: "string", enum: ["all"] }, array] };
    const expand: Parameter = { name: "ids", in: "query" };
    expect(decode(expand, either, { query: "ids=all" })).toBe("all");
    expect(decode(expand, either, { query: "ids=7" })).toEqual([7]);
    expect(decode(expand, either, { query: "ids=7&ids=8" })).toEqual([7, 8]);
  });
  test("of two objects that take any property each has its own, and none is taken twice", () => {
    const parameters: Parameter[] = ["range", "often"].map((name) => ({ name, in: "query", required: true }));
    const operation: Operation = { id: "x", method: "GET", path: "/", parameters, responses: {} };
    const schemas = {
      parameters: {
        "query.range": { type: "object", properties: { from: { type: "integer" } } },
        "query.often": {
          type: "object",
          properties: { days: { type: "array", items: { type: "integer" } } },
        },
      },
    };
    const decoded = decodeParameters(
      operation,
      { path: {}, query: "from=1&days=2&days=3", header: () => undefined },
      { schemas, dereference: (one) => one },
    );
    expect([{ ...decoded.parameters.query }, decoded.violations]).toEqual([
      { range: { from: 1 }, often: { days: [2, 3] } },
      [],
    ]);
  });
  test("an object that takes any property takes the names that belong to no other parameter", () => {
    const open: Parameter = { name: "filter", in: "query", required: true };
    const limit: Parameter = { name: "limit", in: "query" };
    const operation: Operation = {
      id: "x",
      method: "GET",
      path: "/",
      parameters: [open, limit],
      responses: {},
    };
    const schemas = {
      parameters: { "query.filter": { type: "object" }, "query.limit": { type: "integer" } },
    };
    const { parameters, violations } = decodeParameters(
      operation,
      { path: {}, query: "a=1&limit=2&b=x", header: () => undefined },
      { schemas, dereference: (one) => one },
    );
    expect([{ ...parameters.query }, violations]).toEqual([{ filter: { a: "1", b: "x" }, limit: 2 }, []]);
  });
});
