import { describe, expect, test } from "vitest";
import { defaultBodyLimits, judgeRequest, type Operation, type Schema, signedCursors } from "../index.ts";
import { judge } from "../testing/judge.ts";
import { api, getBook, listBooks, listLoans, schemas } from "../testing/library.ts";

const json = "application/json";
const bearer = { authorization: "Bearer t" };

describe("what is wrong with a request is told", () => {
  test("all at once: parameters in the contract's order, unknown names, the page, the body", async () => {
    const operation: Operation = { ...listBooks, body: { mediaTypes: [json] } };
    const own = { ...schemas.operations["listBooks"], body: { [json]: { type: "object" } } };
    const judged = await judge(
      operation,
      {
        query: "bad=1&sort=colour&limit=0&offset=x",
        headers: { ...bearer, "content-type": json },
        body: "[]",
      },
      { ...schemas, operations: { listBooks: own } },
    );
    expect(judged.violations).toMatchObject([
      { in: "query", field: "limit", message: "must be >= 1", value: 0 },
      { in: "query", field: "offset", message: "must be integer", value: "x" },
      { in: "query", field: "bad", message: "is not allowed" },
      { in: "query", field: "sort" },
      { in: "body", field: "", message: "must be object" },
    ]);
  });

  test("once for a parameter that is also the page's", async () => {
    expect((await judge(listBooks, { query: "limit=500" })).violations).toEqual([
      { in: "query", field: "limit", message: "must be <= 100", value: 500 },
    ]);
  });

  test("of a parameter inside its value", async () => {
    const operation: Operation = {
      id: "tags",
      method: "GET",
      path: "/",
      parameters: [{ name: "tag", in: "query" }],
      responses: {},
    };
    const parameters = { "query.tag": { type: "array", items: { type: "integer" } } };
    const contract = { components: {}, operations: { tags: { parameters } } };
    expect((await judge(operation, { query: "tag=1&tag=x" }, contract)).violations).toEqual([
      { in: "query", field: "tag.1", message: "must be integer", value: "x" },
    ]);
  });

  test("and nothing where nothing is", async () => {
    const judged = await judge(getBook, { path: { bookId: "7" } });
    expect(judged).toMatchObject({ parameters: { path: { bookId: 7 } }, violations: [] });
    expect(judged.refused).toBeUndefined();
    expect(judged.page).toBeUndefined();
  });
});

describe("an absent parameter", () => {
  const read = async (schema: Schema): Promise<unknown> => {
    const operation: Operation = {
      id: "list",
      method: "GET",
      path: "/",
      parameters: [{ name: "limit", in: "query" }],
      responses: {},
    };
    const contract = { components: {}, operations: { list: { parameters: { "query.limit": schema } } } };
    const { parameters, violations } = await judge(operation, {}, contract);
    return violations.length > 0 ? violations : parameters.query["limit"];
  };

  test("stands for the default of its schema", async () => {
    expect(await read({ type: "integer", default: 50 })).toBe(50);
  });

  test.each<[Schema, unknown]>([
    [{ type: "integer", default: "50" }, 50],
    [{ type: "string", default: "50" }, "50"],
    [{ type: "string", default: 50 }, "50"],
    [{ enum: ["true", "false"], type: "string", default: false }, "false"],
    [{ type: "array", items: { type: "integer" }, default: "50" }, [50]],
    [{ type: "array", items: { type: "string" }, default: ["a"] }, ["a"]],
  ])("of %j stands for %j", async (schema, value) => {
    expect(await read(schema)).toEqual(value);
  });

  test.each<[Schema]>([
    [{ type: "integer", default: null }],
    [{ type: "integer", default: "many" }],
    [{ type: "integer", maximum: 9, default: 50 }],
  ])("of %j stands for nothing: its default breaks its own schema", async (schema) => {
    expect(await read(schema)).toBeUndefined();
  });
});

describe("a header that platforms send by themselves", () => {
  const parameter = { name: "Accept-Language", in: "header" } as const;
  const operation: Operation = {
    id: "list",
    method: "GET",
    path: "/",
    parameters: [parameter],
    responses: {},
  };
  const schema: Schema = { type: "string", enum: ["de", "en"], default: "en" };
  const contract = {
    components: {},
    operations: { list: { parameters: { "header.Accept-Language": schema } } },
  };
  const read = async (value: string, asked: Operation = operation): Promise<unknown> => {
    const { parameters, violations } = await judge(
      asked,
      { headers: { "accept-language": value } },
      contract,
    );
    return violations.length > 0 ? violations.map(({ field }) => field) : parameters.headers;
  };

  test("is taken where it keeps the contract, else it was not meant", async () => {
    expect(await read("de")).toEqual({ "Accept-Language": "de" });
    expect(await read("*")).toEqual({ "Accept-Language": "en" });
  });

  test("is refused where the contract requires it", async () => {
    const required = { ...operation, parameters: [{ ...parameter, required: true }] };
    expect(await read("*", required)).toEqual(["Accept-Language"]);
  });
});

test("a page is bounded by the contract, and its cursors are tied to the request", async () => {
  const judged = await judge(listLoans, { query: "limit=3&status=open" });
  expect(judged.page?.request).toMatchObject({ limit: 3 });
  expect(judged.page?.binding).toBe('["listLoans",[["query.status","open"]]]');
  expect((await judge(listLoans, { query: "cursor=forged" })).violations).toMatchObject([
    { field: "cursor", message: expect.stringContaining("is not a valid cursor") },
  ]);
});

test("an API key in the query is no unknown parameter", async () => {
  const operation: Operation = { ...getBook, security: [{ key: [] }] };
  const keyed = { ...api, securitySchemes: { key: { type: "apiKey", in: "query", name: "key" } } } as const;
  const judged = judgeRequest(
    operation,
    {
      path: { bookId: "7" },
      query: "key=1&other=2",
      header: () => undefined,
      body: { present: () => false, bytes: async () => new Uint8Array(), stream: () => ({}) },
    },
    {
      api: keyed,
      schemas,
      dereference: (one) => one,
      checker: { parameter: () => undefined },
      limits: defaultBodyLimits,
      cursors: async () => signedCursors("x".repeat(32)),
      now: new Date(0),
      checkBody: () => [],
    },
  );
  expect((await judged).violations).toMatchObject([{ field: "other" }]);
});
