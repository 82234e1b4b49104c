import { describe, expect, test } from "vitest";
import { createApiMocks } from "./create-mocks.ts";
import { ask, libraryMocks, libraryMocksWithBooks } from "./testing/library-mocks.ts";
import { type ToolMocks, toolContract } from "./testing/tools.ts";

interface BookPage {
  data: { books: { id: number; title: string; pages?: number }[] };
  pagination: { total: number; has_next: boolean; links: { next: string | null } };
}

interface LoanPage {
  data: { loans: { id: string }[] };
  next_cursor: string | null;
}

describe("lists that nobody filled", () => {
  test("have 23 things on pages of the contract's size", async () => {
    const { body, headers } = await ask(libraryMocks(), "/v2/books");
    const page = body as BookPage;
    expect(page.data.books.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(page.pagination).toMatchObject({
      total: 23,
      has_next: true,
      links: { next: "/v2/books?offset=10&limit=10" },
    });
    expect(headers.get("link")).toContain('</v2/books?offset=20&limit=10>; rel="last"');
  });

  test("end where the links end", async () => {
    const mocks = libraryMocks();
    const ids: number[] = [];
    for (let path: string | null = "/v2/books?limit=9"; path !== null; ) {
      const { data, pagination } = (await ask(mocks, path)).body as BookPage;
      ids.push(...data.books.map(({ id }) => id));
      path = pagination.links.next;
    }
    expect(ids).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
  });

  test("follow cursors to the end, each thing once", async () => {
    const mocks = libraryMocks();
    const ids: string[] = [];
    for (let path: string | null = "/v2/loans?limit=5"; path !== null; ) {
      const { data, next_cursor: next } = (await ask(mocks, path)).body as LoanPage;
      ids.push(...data.loans.map(({ id }) => id));
      path = next === null ? null : `/v2/loans?limit=5&cursor=${encodeURIComponent(next)}`;
    }
    expect(ids).toHaveLength(23);
    expect(new Set(ids).size).toBe(23);
  });

  test("are counted in pages where the contract counts in pages, beside what else the payload needs", async () => {
    const mocks = createApiMocks<ToolMocks>(toolContract);
    const answer = await mocks.fetch("http://localhost/shed/shifts?page=3&size=10");
    const body = (await answer.json()) as { shifts: { id: number }[]; total: number; note: unknown };
    expect(body.shifts.map(({ id }) => id)).toEqual([21, 22, 23]);
    expect(body.total).toBe(23);
    expect(body.note).toEqual(expect.any(String));
  });
});

describe("cursors", () => {
  const first = async (mocks: ReturnType<typeof libraryMocks>, query: string): Promise<string> =>
    ((await ask(mocks, `/v2/loans?${query}`)).body as LoanPage).next_cursor ?? "";

  test("are refused when tampered with, or used with another filter", async () => {
    const mocks = libraryMocks();
    const cursor = await first(mocks, "status=open&limit=1");
    for (const query of [`status=closed&cursor=${cursor}`, `status=open&cursor=x${cursor}`]) {
      const { status, body } = await ask(mocks, `/v2/loans?${query}`);
      expect(status).toBe(422);
      expect(body).toMatchObject({ error: { code: "VAL_ERROR", details: [{ field: "cursor" }] } });
    }
    expect((await ask(mocks, `/v2/loans?status=open&limit=1&cursor=${cursor}`)).status).toBe(200);
  });

  test("expire by the injected clock", async () => {
    let now = new Date("2026-06-01T12:00:00Z");
    const mocks = libraryMocks({ now: () => now });
    const cursor = await first(mocks, "limit=1");
    now = new Date("2026-06-01T13:00:01Z");
    expect((await ask(mocks, `/v2/loans?cursor=${cursor}`)).status).toBe(422);
  });
});

describe("collections as lists", () => {
  test("are ordered by the contract's fields, in both directions", async () => {
    const mocks = libraryMocksWithBooks();
    for (const [title, pages] of [
      ["b", 3],
      ["a", 3],
      ["c", 1],
    ] as const)
      mocks.collections.books.create({ title, pages });
    const titles = async (sort: string): Promise<string> =>
      ((await ask(mocks, `/v2/books?sort=${sort}`)).body as BookPage).data.books
        .map(({ title }) => title)
        .join("");
    expect(await titles("title")).toBe("abc");
    expect(await titles("title:desc")).toBe("cba");
    expect(await titles("pages:desc,title:asc")).toBe("abc");
    expect(await titles("pages,title:desc")).toBe("cba");
  });

  test("are filtered by query parameters that are called like a property", async () => {
    const mocks = createApiMocks<ToolMocks>(
      {
        ...toolContract,
        collections: {
          tools: {
            list: "listTools",
            key: "id",
            parameter: "tool_id",
            item: { $ref: "#/components/schemas/Tool" },
          },
        },
      },
      {},
    );
    mocks.collections.tools.create({ name: "saw" });
    mocks.collections.tools.create({ name: "axe" });
    const answer = await mocks.fetch("http://localhost/shed/tools?name=axe");
    expect(await answer.json()).toMatchObject([{ name: "axe" }]);
  });
});
