import { ajvChecker, type Schema } from "@lockstep/operation";
import { describe, expect, test, vi } from "vitest";
import { createApiMocks } from "./create-mocks.ts";
import { createAjv } from "./sampler/validator.ts";
import { ask, libraryContract, libraryMocks } from "./testing/library-mocks.ts";
import { type ToolMocks, toolContract } from "./testing/tools.ts";
import type { Mocks } from "./types/mocks.ts";

const checker = ajvChecker(libraryContract.schemas, () => createAjv(true));

describe("sampled answers", () => {
  test("keep the contract on every operation and for every seed", async () => {
    for (let seed = 0; seed < 10; seed++) {
      const mocks = libraryMocks({ seed });
      for (const [id, path] of [
        ["listBooks", "/v2/books"],
        ["getBook", "/v2/books/4"],
        ["listLoans", "/v2/loans"],
        ["listBooksV1", "/v1/books"],
        ["getStatus", "/status"],
      ] as const) {
        const { status, body, headers } = await ask(mocks, path);
        expect(status).toBe(200);
        expect(checker.response(id, "200", "application/json")?.(body), `${id} ${seed}`).toBeUndefined();
        expect(headers.get("x-lockstep-sample")).toBeNull();
      }
    }
  });

  test("are the same for one seed whatever was called before", async () => {
    const paths = ["/v2/books", "/v2/books/4", "/v1/books", "/status", "/v2/loans"];
    const forward = libraryMocks({ seed: 7 });
    const backward = libraryMocks({ seed: 7 });
    const first = new Map<string, unknown>();
    for (const path of paths) first.set(path, (await ask(forward, path)).body);
    for (const path of paths.toReversed()) expect((await ask(backward, path)).body).toEqual(first.get(path));
  });

  test("differ by seed", async () => {
    const titles = new Set<string>();
    for (let seed = 0; seed < 5; seed++)
      titles.add(JSON.stringify((await ask(libraryMocks({ seed }), "/v1/books")).body));
    expect(titles.size).toBe(5);
  });

  test("tell the same of one thing in a list and by its own path", async () => {
    const mocks = libraryMocks();
    const { body: list } = await ask(mocks, "/v2/books?limit=1&offset=11");
    const { body: book } = await ask(mocks, "/v2/books/12");
    expect(list).toMatchObject({ data: { books: [{ id: 12 }] } });
    expect(book).toMatchObject({ data: (list as { data: { books: object[] } }).data.books[0] ?? {} });
  });

  test("carry the id of the path, also of things that no list has", async () => {
    expect((await ask(libraryMocks(), "/v2/books/4711")).body).toMatchObject({ data: { id: 4711 } });
  });

  test("take over what the request's body says", async () => {
    const { status, body } = await ask(libraryMocks(), "/v2/books", {
      method: "POST",
      json: { title: "Sea", pages: 9 },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ success: true, data: { title: "Sea", pages: 9 } });
  });

  test("find ids that are UUIDs by their own path too", async () => {
    const mocks = createApiMocks<ToolMocks>(toolContract, { baseUrl: "https://tools.example" });
    const list = (await (await mocks.fetch("https://tools.example/tools")).json()) as { id: string }[];
    expect(new Set(list.map(({ id }) => id)).size).toBe(5);
    const one = await mocks.fetch(`https://tools.example/tools/${list[2]?.id}`);
    expect(await one.json()).toEqual(list[2]);
  });

  test("are bytes where the contract says bytes", async () => {
    const mocks = createApiMocks<ToolMocks>(toolContract);
    const answer = await mocks.fetch(
      "http://localhost/shed/tools/52086615-1922-480e-81fe-3a3ed9cbe0a8/manual",
    );
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
  });

  test.each<[string, Schema | undefined, string, unknown]>([
    [
      "*/*",
      { type: "object", required: ["a"], properties: { a: { const: 1 } } },
      "application/json",
      '{"a":1}',
    ],
    ["", { type: "string", const: "hi" }, "text/plain; charset=utf-8", "hi"],
    ["image/*", { type: "string", format: "binary" }, "image/png", expect.any(String)],
    ["application/json", undefined, "application/json", "{}"],
  ])("where %j of %j is declared are %s", async (declared, schema, contentType, text) => {
    const mocks = createApiMocks<Mocks<"get">>({
      api: toolContract.api,
      operations: [
        { id: "get", method: "GET", path: "/a", responses: { "200": { mediaTypes: [declared] } } },
      ],
      schemas: {
        components: {},
        operations: { get: { responses: { "200": schema === undefined ? {} : { [declared]: schema } } } },
      },
    });
    const answer = await mocks.fetch("http://localhost/shed/a");
    expect([answer.headers.get("content-type"), await answer.text()]).toEqual([contentType, text]);
    expect(answer.headers.get("x-lockstep-sample")).toBeNull();
  });

  test("leave a list empty where nothing can be in it", async () => {
    const impossible = { type: "object", required: ["a"], properties: {}, additionalProperties: false };
    const mocks = createApiMocks<Mocks<"list">>({
      api: toolContract.api,
      operations: [
        { id: "list", method: "GET", path: "/a", responses: { "200": { mediaTypes: ["application/json"] } } },
      ],
      schemas: {
        components: {},
        operations: {
          list: { responses: { "200": { "application/json": { type: "array", items: impossible } } } },
        },
      },
    });
    const answer = await mocks.fetch("http://localhost/shed/a");
    expect([await answer.json(), answer.headers.get("x-lockstep-sample")]).toEqual([[], null]);
  });

  test("say that they are unverified, and warn once, where nothing can be valid", async () => {
    const warn = vi.fn();
    const impossible = { type: "string", minLength: 5, maxLength: 2 } as const;
    const mocks = libraryMocks(
      { warn },
      {
        schemas: {
          components: {},
          operations: { getStatus: { responses: { "200": { "application/json": impossible } } } },
        },
      },
    );
    for (let call = 0; call < 2; call++) {
      expect((await ask(mocks, "/status")).headers.get("x-lockstep-sample")).toBe("unverified");
    }
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toMatch(
      /getStatus.*nothing can be valid \(minLength 5 is more than maxLength 2\)/,
    );
  });
});

describe("examples of the contract", () => {
  const book = { id: 1, title: "From the example", pages: 3 };

  test("are answered with the envelope's metadata of the moment and the id of the path", async () => {
    const wire = {
      success: true,
      data: book,
      meta: { request_id: "old", timestamp: "2000-01-01T00:00:00Z" },
    };
    const mocks = libraryMocks(
      {},
      { examples: { getBook: { "200": { "application/json": { any: wire } } } } },
    );
    const { body } = await ask(mocks, "/v2/books/8");
    expect(body).toMatchObject({
      data: { id: 8, title: "From the example", pages: 3 },
      meta: { timestamp: "2026-06-01T12:00:00.000Z" },
    });
  });

  test("are paged where they hold a page", async () => {
    const books = [book, { ...book, id: 2 }, { ...book, id: 3 }];
    const wire = {
      success: true,
      data: { books },
      pagination: { total: 99, has_next: false, links: {} },
      meta: {},
    };
    const mocks = libraryMocks(
      {},
      { examples: { listBooks: { "200": { "application/json": { default: wire } } } } },
    );
    const { body } = await ask(mocks, "/v2/books?limit=2&offset=2");
    expect(body).toMatchObject({ data: { books: [{ id: 3 }] }, pagination: { total: 3, has_next: false } });
  });

  test("that break their schema are passed over", async () => {
    const named = { default: { status: "broken" }, second: { status: "down" } };
    const mocks = libraryMocks({}, { examples: { getStatus: { "200": { "application/json": named } } } });
    expect((await ask(mocks, "/status")).body).toEqual({ status: "down" });
  });

  test("called default come first", async () => {
    const named = { first: { status: "up" }, default: { status: "down" } };
    const mocks = libraryMocks({}, { examples: { getStatus: { "200": { "application/json": named } } } });
    expect((await ask(mocks, "/status")).body).toEqual({ status: "down" });
  });
});

describe("deprecated operations", () => {
  test("say so in headers, with the successor", async () => {
    const { headers } = await ask(libraryMocks(), "/v1/books");
    expect(headers.get("deprecation")).toBe("@1768435200");
    expect(headers.get("sunset")).toBe("Wed, 30 Jun 2027 23:59:59 GMT");
    expect(headers.get("link")).toContain('</v2/books>; rel="successor-version"');
  });

  test("name the successor below the base path", async () => {
    const { headers } = await libraryMocks({ baseUrl: "https://a.example/api/" }).fetch(
      "https://a.example/api/v1/books",
    );
    expect(headers.get("link")).toContain('</api/v2/books>; rel="successor-version"');
  });

  test("are gone once the injected clock has passed the sunset", async () => {
    const { status, headers } = await ask(
      libraryMocks({ now: () => new Date("2027-07-01T00:00:00Z") }),
      "/v1/books",
    );
    expect(status).toBe(410);
    expect(headers.get("sunset")).toBe("Wed, 30 Jun 2027 23:59:59 GMT");
  });
});
