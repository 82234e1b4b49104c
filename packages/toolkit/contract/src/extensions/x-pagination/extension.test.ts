import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles, report } from "../../../test/load-files.ts";
import { pageExample } from "../../../test/page-example.ts";
import { type LoadResult, type Pagination, xPagination } from "../../index.ts";

/** One operation with three query parameters, a body and the pagination given. */
async function load(pagination: string, method = "get"): Promise<LoadResult> {
  return await loadFiles({
    "openapi.yaml": document(
      [
        "paths:",
        "  /a:",
        `    ${method}:`,
        `      x-pagination: ${pagination}`,
        "      parameters:",
        "        - { name: limit, in: query, schema: {} }",
        "        - { name: offset, in: query, schema: {} }",
        "        - { name: X-Cursor, in: header, schema: {} }",
        "      responses:",
        "        '200':",
        "          description: ok",
        "          headers: { Link: {} }",
        "          content:",
        "            application/json:",
        "              schema:",
        "                allOf:",
        "                  - properties: { items: { type: array }, one: { type: object, properties: {} } }",
        "                  - { $ref: '#/components/schemas/Page' }",
        "components: { schemas: { Page: { properties: { total: {}, more: {}, next: {}, pages: {} } } } }",
      ].join("\n"),
    ),
  });
}

async function pagination(value: string): Promise<Pagination | undefined> {
  return contractOf(await load(value)).operations[0]?.pagination;
}

const items = "items: $response.body#/items";
const offset = `${items}, request: { offset: $request.query.offset }`;
const cursor = `${items}, request: { cursor: $request.header.x-cursor }`;

describe("x-pagination", () => {
  test("means what its page says", async () => {
    const result = await loadFiles({ "openapi.yaml": pageExample(import.meta.url) });
    expect(result.diagnostics).toEqual([]);
    const [agents, tasks] = contractOf(result).operations;
    expect(agents?.pagination).toEqual({
      style: "offset",
      items: "/data/agents",
      request: { limit: { in: "query", name: "limit" }, offset: { in: "query", name: "offset" } },
      response: {
        total: { in: "body", pointer: "/pagination/total" },
        next: { in: "body", pointer: "/pagination/next" },
      },
      limit: { default: 50, max: 100 },
      start: 0,
      step: "items",
      end: "total",
      sort: { param: { in: "query", name: "sort" }, fields: ["hostname", "created_at"], syntax: "field:dir" },
    });
    expect(tasks?.pagination).toBeUndefined();
    expect(agents?.pagination && xPagination.describe(agents.pagination)).toBe(
      "pages by offset, items at /data/agents, at most 100 a page",
    );
  });

  test.each([
    [`{ ${offset} }`, "offset", "emptyPage", 0],
    [`{ ${offset}, response: { total: $response.body#/total } }`, "offset", "total", 0],
    [
      `{ ${offset}, response: { total: $response.body#/total, totalPages: $response.body#/pages } }`,
      "offset",
      "pageCount",
      0,
    ],
    [
      `{ ${offset}, response: { totalPages: $response.body#/pages, hasMore: $response.body#/more } }`,
      "offset",
      "hasMore",
      0,
    ],
    [`{ ${offset}, end: shortPage }`, "offset", "shortPage", 0],
    [`{ ${items}, request: { page: $request.query.offset } }`, "page", "emptyPage", 1],
    [`{ ${items}, request: { page: $request.query.offset }, start: 0 }`, "page", "emptyPage", 0],
    [
      `{ ${cursor}, response: { nextCursor: $response.body#/next, hasMore: $response.body#/more } }`,
      "cursor",
      "nextAbsent",
      0,
    ],
    [`{ ${cursor}, response: { next: $response.body#/next } }`, "cursor", "nextAbsent", 0],
    [`{ ${items} }`, "link", "nextAbsent", 0],
    [`{ ${items}, response: { hasMore: $response.body#/more } }`, "link", "hasMore", 0],
  ])("%s pages by %s, ends by %s and starts at %i", async (value, style, end, start) => {
    expect(await pagination(value)).toMatchObject({ style, end, start });
  });

  test("of style link finds the next page in the header Link", async () => {
    expect((await pagination(`{ ${items} }`))?.response).toEqual({ next: { in: "header", name: "Link" } });
    expect((await pagination(`{ ${items}, response: { next: $response.header.link } }`))?.response).toEqual({
      next: { in: "header", name: "link" },
    });
  });

  test("takes defaults of the root, holds for the reading methods of a path item, and ends with false", async () => {
    const contract = contractOf(
      await loadFiles({
        "openapi.yaml": document(
          [
            "x-pagination: { limit: { max: 7 } }",
            "paths:",
            "  /a: { x-pagination: { items: $response.body#/a }, get: {}, post: {}, put: { x-pagination: { items: $response.body#/b } } }",
            "  /b: { x-pagination: { items: $response.body#/a }, get: { x-pagination: false } }",
            "  /c: { get: {} }",
          ].join("\n"),
        ),
      }),
    );
    expect(
      contract.operations.map(({ id, pagination: paged }) => [id, paged?.items, paged?.limit.max]),
    ).toEqual([
      ["getA", "/a", 7],
      ["postA", undefined, undefined],
      ["putA", "/b", 7],
      ["getB", undefined, undefined],
      ["getC", undefined, undefined],
    ]);
  });

  test.each([
    [
      "{ items: $response.body#/itmes, request: { offset: $request.query.offset } }",
      "itmes",
      "LS1207 x-pagination.items points at $response.body#/itmes, which the 200 schema does not have",
      "items",
    ],
    [
      `{ ${items}, request: { offset: $request.query.ofset } }`,
      "ofset",
      "LS1206 x-pagination.request.offset points at $request.query.ofset, but GET /a declares no query parameter ofset",
      "offset",
    ],
    [
      `{ ${items}, response: { next: $response.header.Lnk } }`,
      "Lnk",
      "LS1206 x-pagination.response.next points at $response.header.Lnk, but GET /a declares no response header Lnk",
      "Link",
    ],
    [`{ ${offset}, styl: offset }`, "styl", 'LS1202 x-pagination has no key "styl"', "style"],
    [
      `{ ${offset}, style: ofset }`,
      "ofset",
      'LS1201 x-pagination.style has to be one of offset, page, cursor, link, but is "ofset"',
      "offset",
    ],
  ])("says where and which was meant: %s", async (value, wrong, expected, meant) => {
    const result = await load(value);
    const column = "      x-pagination: ".length + value.indexOf(wrong) + 1;
    expect(headlines(result)).toEqual([`openapi.yaml:6:${column} error ${expected}`]);
    expect(report(result)).toContain(`${"^".repeat(wrong.length)} did you mean "${meant}"?`);
  });

  test.each([
    [
      `{ items: $response.body#/one }`,
      "LS1215 x-pagination.items points at $response.body#/one, which is no array in the 200 schema",
    ],
    [
      `{ items: $request.body#/items }`,
      'LS1205 x-pagination.items is not a locator: "$request.body#/items" is no part of the response\'s body',
    ],
    [
      `{ items: items }`,
      'LS1205 x-pagination.items is not a locator: "items" does not start with "$request." or "$response." and a part of it',
    ],
    [`{ request: { offset: $request.query.offset } }`, "LS1214 x-pagination of style offset needs items"],
    [`{ style: page, ${items} }`, "LS1214 x-pagination of style page needs request.page"],
    [`{ ${cursor} }`, "LS1214 x-pagination of style cursor needs response.nextCursor (or response.next)"],
    [`{ ${offset}, end: total }`, "LS1214 x-pagination of style offset needs response.total for end: total"],
    [`{ ${offset}, limit: { max: 0 } }`, "LS1201 x-pagination.limit.max must be >= 1, but is 0"],
  ])("refuses what cannot page: %s", async (value, expected) => {
    const result = await load(value);
    expect(result.contract).toBeUndefined();
    expect(headlines(result).map((line) => line.replace(/^\S+ error /, ""))).toEqual([expected]);
  });
});
