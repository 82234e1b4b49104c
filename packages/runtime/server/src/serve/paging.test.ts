import { describe, expect, test } from "vitest";
import { librarySecurity, signedIn, startLibrary, today } from "../testing/library-server.ts";
import type { Answer } from "../testing/start.ts";

const headers = signedIn;
const details = ({ body }: Answer): unknown => (body as { error: { details: unknown } }).error.details;

describe("a page by offset", () => {
  test("has items, total and links where the contract says", async () => {
    const { call } = await startLibrary();
    const { body, headers: sent } = await call("/v2/books?limit=2&offset=4&author=A%20b", { headers });
    expect(body).toMatchObject({
      success: true,
      data: {
        books: [
          { id: 5, title: "Book 5" },
          { id: 6, title: "Book 6" },
        ],
      },
      pagination: { total: 23, has_next: true, links: { next: "/v2/books?limit=2&offset=6&author=A+b" } },
    });
    expect(sent.get("link")).toBe(
      '</v2/books?limit=2&offset=0&author=A+b>; rel="first", </v2/books?limit=2&offset=2&author=A+b>; rel="prev", ' +
        '</v2/books?limit=2&offset=6&author=A+b>; rel="next", </v2/books?limit=2&offset=22&author=A+b>; rel="last"',
    );
  });

  test("is bounded by the contract", async () => {
    const { call } = await startLibrary();
    const { body } = await call("/v2/books", { headers });
    expect((body as { data: { books: unknown[] } }).data.books).toHaveLength(10);
    const refused = await call("/v2/books?limit=101&offset=-1", { headers });
    expect(refused.status).toBe(422);
    // Told once, though schema and paging both bound it.
    expect(details(refused)).toEqual([
      { field: "limit", message: "must be <= 100", value: 101 },
      { field: "offset", message: "must be >= 0", value: -1 },
    ]);
  });

  test("is asked for in an order that the contract lists", async () => {
    let sort: unknown;
    const { call } = await startLibrary({
      handlers: {
        listBooks: ({ page }) => {
          sort = page.sort;
          return page.reply([], { total: 0 });
        },
      },
    });
    await call("/v2/books?sort=title:desc,pages", { headers });
    expect(sort).toEqual([
      { field: "title", direction: "desc" },
      { field: "pages", direction: "asc" },
    ]);
    const refused = await call("/v2/books?sort=author", { headers });
    expect(details(refused)).toMatchObject([
      { field: "sort", message: expect.stringContaining("title, pages") },
    ]);
  });

  test("may add members of its own and headers", async () => {
    const { call } = await startLibrary({
      handlers: {
        listBooks: ({ page }) =>
          page.reply([], { total: 0, extra: { note: "empty" }, headers: { "X-Shelf": "7" } }),
      },
    });
    const answer = await call("/v2/books", { headers });
    expect(answer.body).toMatchObject({ data: { books: [], note: "empty" } });
    expect(answer.headers.get("x-shelf")).toBe("7");
  });
});

describe("a page by cursor", () => {
  const idsOf = ({ body }: Answer): readonly string[] =>
    (body as { data: { loans: { id: string }[] } }).data.loans.map(({ id }) => id.slice(-1));
  const nextOf = ({ body }: Answer): string | null => (body as { next_cursor: string | null }).next_cursor;
  const at = (cursor: string | null, more = ""): string =>
    `/v2/loans?cursor=${encodeURIComponent(cursor ?? "")}${more}`;

  test("leads from page to page until there is none", async () => {
    const { call } = await startLibrary();
    const seen: string[] = [];
    let answer = await call("/v2/loans", { headers });
    for (;;) {
      seen.push(...idsOf(answer));
      const next = nextOf(answer);
      if (next === null) break;
      answer = await call(at(next), { headers });
    }
    expect(seen).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("takes another limit on the way", async () => {
    const { call } = await startLibrary();
    const next = nextOf(await call("/v2/loans?limit=1", { headers }));
    expect(idsOf(await call(at(next, "&limit=3"), { headers }))).toEqual(["1", "2", "3"]);
  });

  test("refuses a cursor that was tampered with, is of other filters, or has expired", async () => {
    let now = today;
    const { call } = await startLibrary({ now: () => now });
    const next = nextOf(await call("/v2/loans?status=open", { headers })) ?? "";
    const fault = [{ field: "cursor", message: "is not a valid cursor for this request, or has expired" }];
    const swapped = next.startsWith("A") ? `B${next.slice(1)}` : `A${next.slice(1)}`;
    expect(details(await call(at(swapped, "&status=open"), { headers }))).toEqual(fault);
    expect(details(await call(at(next, "&status=closed"), { headers }))).toEqual(fault);
    expect(details(await call(at("nonsense"), { headers }))).toEqual(fault);
    expect((await call(at(next, "&status=open"), { headers })).status).toBe(200);
    now = new Date(today.getTime() + 3600_000);
    expect(details(await call(at(next, "&status=open"), { headers }))).toEqual(fault);
  });

  test("is taken by every instance that shares the secret, and by no other", async () => {
    const cursorSecret = "0123456789abcdef0123456789abcdef";
    const one = await startLibrary({ cursorSecret });
    const two = await startLibrary({ cursorSecret });
    const stranger = await startLibrary();
    const next = nextOf(await one.call("/v2/loans", { headers }));
    expect((await two.call(at(next), { headers })).status).toBe(200);
    expect((await stranger.call(at(next), { headers })).status).toBe(422);
  });

  test("is taken by instances that share their state", async () => {
    const stored = new Map<string, string>();
    const state = {
      async getOrSet(key: string, value: string): Promise<string> {
        const known = stored.get(key) ?? value;
        stored.set(key, known);
        return known;
      },
    };
    const one = await startLibrary({ state });
    const two = await startLibrary({ state, security: librarySecurity });
    const next = nextOf(await one.call("/v2/loans", { headers }));
    expect((await two.call(at(next), { headers })).status).toBe(200);
  });
});
