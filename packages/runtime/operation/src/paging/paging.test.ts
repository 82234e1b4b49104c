import { describe, expect, test } from "vitest";
import {
  composePage,
  cursorBinding,
  getAt,
  type Pagination,
  readPageRequest,
  signedCursors,
} from "../index.ts";
import { listBooks, listLoans } from "../testing/library.ts";

const now = new Date("2026-06-01T00:00:00Z");
const cursors = signedCursors("a secret that is long enough for tests");
const offsetPaging = listBooks.pagination as Pagination;
const cursorPaging = listLoans.pagination as Pagination;
const none = { path: {}, query: {}, headers: {}, cookies: {} };
const query = (values: Record<string, unknown>): typeof none => ({ ...none, query: values });

describe("a request for a page", () => {
  const read = (values: Record<string, unknown>, pagination = offsetPaging) =>
    readPageRequest(pagination, query(values), undefined, cursors, "binding", now);

  test("takes the contract's default limit and starts at the beginning", async () => {
    expect(await read({})).toEqual({ page: { limit: 10, offset: 0, page: 1, sort: [] }, violations: [] });
  });

  test("reads limit, offset and order", async () => {
    const { page } = await read({ limit: 5, offset: 15, sort: "pages:desc,title" });
    expect(page).toEqual({
      limit: 5,
      offset: 15,
      page: 4,
      sort: [
        { field: "pages", direction: "desc" },
        { field: "title", direction: "asc" },
      ],
    });
  });

  test.each([
    [{ limit: 101 }, "limit", "must be <= 100"],
    [{ limit: 0 }, "limit", "must be an integer >= 1"],
    [{ offset: -1 }, "offset", "must be an integer >= 0"],
    [{ sort: "secret:asc" }, "sort", "must order by title, pages, written field:dir"],
  ])("%o is refused", async (values, field, message) => {
    expect((await read(values)).violations).toEqual([{ in: "query", field, message }]);
  });

  test("counts pages from the contract's start", async () => {
    const numbered: Pagination = {
      ...offsetPaging,
      style: "page",
      start: 1,
      request: { page: { in: "query", name: "page" } },
    };
    expect((await read({ page: 3 }, numbered)).page).toMatchObject({ page: 3, offset: 20 });
  });
});

describe("a cursor", () => {
  const binding = cursorBinding("listLoans", cursorPaging, query({ limit: 2, status: "open" }));

  test("brings back the position it was made from", async () => {
    const token = await cursors.encode({ after: 7 }, binding);
    expect(await cursors.decode(token, binding, now)).toEqual({ position: { after: 7 } });
  });

  test("is bound to the filters but not to the limit", async () => {
    const token = await cursors.encode(1, binding);
    const more = cursorBinding("listLoans", cursorPaging, query({ limit: 9, status: "open", cursor: token }));
    const other = cursorBinding("listLoans", cursorPaging, query({ limit: 2, status: "closed" }));
    expect(await cursors.decode(token, more, now)).toEqual({ position: 1 });
    expect(await cursors.decode(token, other, now)).toBeUndefined();
  });

  test("expires", async () => {
    const token = await cursors.encode(1, binding, now.getTime() / 1000 + 60);
    expect(await cursors.decode(token, binding, new Date(now.getTime() + 59_000))).toEqual({ position: 1 });
    expect(await cursors.decode(token, binding, new Date(now.getTime() + 60_000))).toBeUndefined();
  });

  test.each(["", "x", "a.b", "a.b.c", "é.é", `${btoa("[1,null]")}.AAAA`])("%j is refused", async (token) => {
    expect(await cursors.decode(token, binding, now)).toBeUndefined();
  });

  test("of another secret is refused", async () => {
    const token = await signedCursors("another secret, as long as the first").encode(1, binding);
    expect(await cursors.decode(token, binding, now)).toBeUndefined();
  });

  test("that is refused is a violation of its parameter", async () => {
    const { violations } = await readPageRequest(
      cursorPaging,
      query({ cursor: "forged" }),
      undefined,
      cursors,
      "",
      now,
    );
    expect(violations).toMatchObject([{ in: "query", field: "cursor" }]);
  });
});

describe("an answered page", () => {
  const origin = { target: "/v2/books?author=ann&limit=2&offset=2", binding: "b", now };
  const items = [{ id: 3 }, { id: 4 }];

  test("holds items, counts and links where the contract says, and a Link header", async () => {
    const request = { limit: 2, offset: 2, page: 1, sort: [] };
    const { body, headers } = await composePage(
      offsetPaging,
      request,
      { items, total: 5 },
      origin,
      cursors,
      {},
    );
    expect(body).toEqual({
      data: { books: items },
      pagination: { total: 5, has_next: true, links: { next: "/v2/books?author=ann&limit=2&offset=4" } },
    });
    expect(headers["Link"]).toBe(
      '</v2/books?author=ann&limit=2&offset=0>; rel="first", </v2/books?author=ann&limit=2&offset=0>; rel="prev", ' +
        '</v2/books?author=ann&limit=2&offset=4>; rel="next", </v2/books?author=ann&limit=2&offset=4>; rel="last"',
    );
  });

  test("says on the last page that there is no next one", async () => {
    const request = { limit: 2, offset: 4, page: 2, sort: [] };
    const { body } = await composePage(
      offsetPaging,
      request,
      { items: [{ id: 5 }], total: 5 },
      origin,
      cursors,
      {},
    );
    expect(getAt(body, "/pagination/has_next")).toBe(false);
    expect(getAt(body, "/pagination/links/next")).toBeNull();
  });

  test("carries a cursor that leads to the next page, and null at the end", async () => {
    const request = { limit: 2, offset: 0, page: 0, sort: [] };
    const loans = { target: "/v2/loans?limit=2", binding: "b", now };
    const { body } = await composePage(
      cursorPaging,
      request,
      { items, next: { after: 4 } },
      loans,
      cursors,
      {},
    );
    const token = getAt(body, "/next_cursor");
    expect(await cursors.decode(String(token), "b", now)).toEqual({ position: { after: 4 } });
    const last = await composePage(cursorPaging, request, { items }, loans, cursors, {});
    expect(getAt(last.body, "/next_cursor")).toBeNull();
  });
});
