import { describe, expect, test } from "vitest";
import {
  composeOtherMethod,
  firstKept,
  type Operation,
  type OperationSchemas,
  operationFinder,
  type ReplyContext,
  type Schema,
} from "../index.ts";
import { api, operations, schemas } from "../testing/library.ts";

const context: ReplyContext = { api, requestId: "r1", now: new Date(0), durationMs: 0 };

/** What a request is for: ids of the candidates, what to allow, or nothing. */
function find(
  method: string,
  target: string,
  among: readonly Operation[] = Object.values(operations),
  more: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly schemas?: Readonly<Record<string, OperationSchemas>>;
  } = {},
): unknown {
  const [path = "", query = ""] = target.split("?");
  const finder = operationFinder(among, { components: {}, operations: more.schemas ?? schemas.operations });
  const header = (name: string): string | undefined => more.headers?.[name];
  const found = finder.find({ method, path, query, header });
  return found?.candidates?.map(({ operation }) => operation.id) ?? found;
}

function operation(id: string, path: string, more: Partial<Operation> = {}): Operation {
  return { id, method: "GET", path, responses: {}, ...more };
}

test("GET serves HEAD, and a HEAD of its own comes first", () => {
  expect(find("HEAD", "/v2/books/7")).toEqual(["getBook"]);
  const own = operation("headBooks", "/v2/books", { method: "HEAD" });
  expect(find("HEAD", "/v2/books", [...Object.values(operations), own])).toEqual(["headBooks"]);
});

test("a path that exists tells what it takes, HEAD and OPTIONS among them", () => {
  expect(find("PUT", "/v2/books/7")).toEqual({ allow: "DELETE, GET, HEAD, OPTIONS" });
  expect(find("HEAD", "/a", [operation("a", "/a", { method: "POST" })])).toEqual({ allow: "OPTIONS, POST" });
});

test("another path is none", () => {
  expect(find("GET", "/v3/books")).toBeUndefined();
});

describe("operations of one path and method", () => {
  const plain = operation("list", "/rates");
  const beta = operation("listBeta", "/rates", { variant: "?beta=true" });

  test("are told apart by the query that stands in the contract's key", () => {
    expect(find("GET", "/rates?page=2", [plain, beta])).toEqual(["list"]);
    expect(find("GET", "/rates?page=2&beta=true", [plain, beta])).toEqual(["listBeta", "list"]);
  });

  test("are no path without that query", () => {
    expect(find("GET", "/rates", [beta])).toBeUndefined();
    expect(find("GET", "/rates?beta=false", [beta])).toBeUndefined();
  });

  test("take a value out of the fixed query where the key names a parameter", () => {
    const keyed = operation("keyed", "/pictures/{id}", { variant: "?key={apiKey}" });
    const finder = operationFinder([keyed], schemas);
    const request = { method: "GET", path: "/pictures/7", query: "key=a%20b", header: () => undefined };
    const [found] = finder.find(request)?.candidates ?? [];
    expect({ ...found?.path }).toEqual({ id: "7", apiKey: "a%20b" });
  });

  const target = (id: string): Operation =>
    operation(id, "/", {
      method: "POST",
      variant: `#Target=${id}`,
      parameters: [{ name: "X-Target", in: "header", required: true }],
    });
  const targets = [target("open"), target("close")];
  const constants = Object.fromEntries(
    targets.map(({ id }) => [id, { parameters: { "header.X-Target": { type: "string", enum: [id] } } }]),
  );

  test("are told apart by the constant of a header that each requires", () => {
    const asked = { headers: { "x-target": "close" }, schemas: constants };
    expect(find("POST", "/", targets, asked)).toEqual(["close"]);
  });

  test("leave what none of them takes to the one that it misses by least", () => {
    expect(find("POST", "/", targets, { schemas: constants })).toEqual(["open"]);
  });

  test("come first where their bodies are the more particular", () => {
    const body = { mediaTypes: ["application/json"] };
    const any = operation("any", "/templates", { method: "POST", body });
    const one = operation("one", "/templates", { method: "POST", variant: "#one", body });
    const key = (schema: Schema): OperationSchemas => ({
      body: { "application/json": { required: ["key"], properties: { key: schema } } },
    });
    const own = { any: key({ type: "string" }), one: key({ enum: ["one"] }) };
    expect(find("POST", "/templates", [any, one], { schemas: own })).toEqual(["one", "any"]);
  });

  test("are told apart by a query parameter that one of them requires", () => {
    const byName = operation("byName", "/servers", {
      variant: "#name",
      parameters: [{ name: "name", in: "query", required: true }],
    });
    const all = operation("all", "/servers");
    expect(find("GET", "/servers?name=a", [all, byName])).toEqual(["byName", "all"]);
    expect(find("GET", "/servers", [all, byName])).toEqual(["all"]);
  });
});

describe("a segment with several names", () => {
  const values = (template: string, parameters: Readonly<Record<string, Schema>>, path: string): unknown => {
    const schemas_ = { components: {}, operations: { get: { parameters } } };
    const finder = operationFinder([operation("get", template)], schemas_);
    const [found] =
      finder.find({ method: "GET", path, query: "", header: () => undefined })?.candidates ?? [];
    return found && { ...found.path };
  };

  test("is taken apart by what the schemas of its names allow", () => {
    const route = { "path.heading": { type: "number" }, "path.ext": { enum: ["json", "xml"] } };
    expect(values("/{heading}.{ext}", route, "/656.47.json")).toEqual({ heading: "656.47", ext: "json" });
    const page = { "path.name": { type: "string" }, "path.ext": { enum: [".json"] } };
    expect(values("/{name}{ext}", page, "/one%20page.json")).toEqual({ name: "one%20page", ext: ".json" });
  });

  test("still has values where none fits, for the schemas to refuse", () => {
    const page = { "path.name": { type: "string" }, "path.ext": { enum: ["json"] } };
    expect(values("/{name}.{ext}", page, "/a.b.xml")).toEqual({ name: "a", ext: "b.xml" });
  });
});

describe("two templates of which neither is the more literal", () => {
  const one = operation("one", "/sites/{site}/zones/{zone}");
  const count = operation("count", "/sites/{site}/{kind}/count");

  test("are both candidates, the one that is literal earlier first", () => {
    expect(find("GET", "/sites/1/zones/count", [count, one])).toEqual(["one", "count"]);
    expect(find("GET", "/sites/1/zones/7", [count, one])).toEqual(["one"]);
    expect(find("GET", "/sites/1/maps/count", [count, one])).toEqual(["count"]);
  });

  test("give way to one that is as literal as both", () => {
    const both = operation("both", "/sites/{site}/zones/count");
    expect(find("GET", "/sites/1/zones/count", [count, one, both])).toEqual(["both"]);
  });

  test("leave what is templated throughout behind", () => {
    const any = operation("any", "/sites/{a}/{b}/{c}");
    expect(find("GET", "/sites/1/zones/7", [any, one])).toEqual(["one"]);
  });
});

test("of several candidates the first whose contract is kept decides, else the first of all", async () => {
  const candidates = ["a", "b", "c"].map((id) => ({ operation: operation(id, "/"), path: {} }));
  const kept = async (good: string): Promise<string> =>
    firstKept(
      candidates,
      async (one) => one.operation.id,
      (id) => good.includes(id),
    );
  expect(await kept("bc")).toBe("b");
  expect(await kept("")).toBe("a");
});

test("OPTIONS is answered with what a path takes, another method is refused with it", () => {
  expect(composeOtherMethod("OPTIONS", "GET", context)).toEqual({
    status: 204,
    headers: { Allow: "GET", "X-Request-Id": "r1" },
  });
  expect(composeOtherMethod("PUT", "GET", context)).toMatchObject({ status: 405, headers: { Allow: "GET" } });
});
