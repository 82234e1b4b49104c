import type { Operation, Pagination } from "@lockstep/operation";
import { api, listBooks } from "@lockstep/operation/testing";
import { describe, expect, test } from "vitest";
import {
  ApiCallError,
  createTransport,
  items,
  type Page,
  PagingError,
  type PagingOptions,
  pages,
} from "../index.ts";
import { type FakeAnswer, fakeFetch, json, libraryError } from "../testing/fake-fetch.ts";
import { fakeTime } from "../testing/fake-time.ts";
import { createLibrary } from "../testing/library-client.ts";
import { answerJson, loopback } from "../testing/loopback.ts";

type ListBooks = NonNullable<(typeof listBooks)["types"]>;
type Reply = { items: number[]; headers?: Record<string, string> } & Record<string, unknown>;

const place = (pointer: string) => ({ in: "body", pointer }) as const;
const query = (name: string) => ({ in: "query", name }) as const;
const base: Pagination = {
  style: "offset",
  items: "/items",
  request: { limit: query("limit"), offset: query("offset") },
  response: {},
  limit: { default: 2 },
  start: 0,
  step: "items",
  end: "emptyPage",
};
const cursor: Pagination = {
  ...base,
  style: "cursor",
  request: { cursor: query("cursor") },
  response: { nextCursor: place("/next") },
  end: "nextAbsent",
};

/** Pages through what a server answers one after the other; gives the items of each page and what was requested. */
async function walk(
  pagination: Partial<Pagination>,
  replies: readonly Reply[],
  { input = {}, ...options }: PagingOptions & { readonly input?: object } = {},
) {
  const answers: FakeAnswer[] = replies.map(({ headers = {}, ...body }) => json(200, body, headers));
  answers.push(new Error("asked for a page too many"));
  const { fetch, requests } = fakeFetch(...answers);
  const { envelope: _, ...plain } = listBooks;
  const parameters = ["limit", "offset", "page", "cursor", "author"].map(query);
  const operation: Operation<ListBooks> = { ...plain, parameters, pagination: { ...base, ...pagination } };
  const transport = createTransport({ api, fetch, retry: false });
  const found: Page<ListBooks>[] = [];
  let thrown: unknown;
  try {
    for await (const page of pages(transport, operation, input, options)) found.push(page);
  } catch (error) {
    thrown = error;
  }
  const urls = requests.map(({ request }) => request.url.replace("https://library.example/v2/books", ""));
  return { pages: found.map((page) => page.items), found, urls, thrown };
}

async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe("pages by offset", () => {
  test("go on by the items received", async () => {
    const { pages, urls } = await walk({}, [{ items: [1, 2] }, { items: [3] }, { items: [] }]);
    expect(pages).toEqual([[1, 2], [3], []]);
    expect(urls).toEqual(["", "?offset=2", "?offset=3"]);
  });

  test("go on by the limit where the contract says so", async () => {
    const { urls } = await walk({ step: "limit" }, [{ items: [1, 2] }, { items: [3] }, { items: [] }]);
    expect(urls).toEqual(["", "?offset=2", "?offset=4"]);
  });

  test("begin where the caller says, with the caller's limit and filters on each", async () => {
    const input = { query: { offset: 10, limit: 5, author: "x" } };
    const replies = [{ items: [1, 2, 3, 4, 5] }, { items: [] }];
    const { urls } = await walk({}, replies, { input });
    expect(urls).toEqual(["?limit=5&offset=10&author=x", "?limit=5&offset=15&author=x"]);
  });

  test("an empty page in the middle is passed over by the limit", async () => {
    const pagination = { end: "hasMore", response: { hasMore: place("/more") } } as const;
    const { pages, urls, thrown } = await walk(pagination, [
      { items: [1, 2], more: true },
      { items: [], more: true },
      { items: [5], more: false },
    ]);
    expect(thrown).toBeUndefined();
    expect(pages.flat()).toEqual([1, 2, 5]);
    expect(urls).toEqual(["", "?offset=2", "?offset=4"]);
  });

  test("an empty page that is not the last, and no limit to pass over it by, is told", async () => {
    const pagination = { end: "hasMore", response: { hasMore: place("/more") }, limit: {} } as const;
    const { thrown } = await walk(pagination, [{ items: [], more: true }]);
    expect(thrown).toMatchObject({ name: "PagingError", code: "NO_NEXT_PAGE" });
  });
});

describe("pages by number", () => {
  const numbered = {
    style: "page",
    request: { page: query("page"), limit: query("limit") },
    start: 1,
  } as const;

  test("count from the contract's first one", async () => {
    const { urls } = await walk(numbered, [{ items: [1] }, { items: [2] }, { items: [] }]);
    expect(urls).toEqual(["", "?page=2", "?page=3"]);
  });

  test("end with the number of pages", async () => {
    const pagination = { ...numbered, end: "pageCount", response: { totalPages: place("/pages") } } as const;
    const { urls } = await walk(pagination, [
      { items: [1], pages: 2 },
      { items: [], pages: 2 },
    ]);
    expect(urls).toEqual(["", "?page=2"]);
  });

  test("end with the total, whatever the server leaves out of a page", async () => {
    const pagination = { ...numbered, end: "total", response: { total: place("/total") } } as const;
    const { pages, found } = await walk(pagination, [
      { items: [1, 2], total: 5 },
      { items: [3], total: 5 },
      { items: [5], total: 5 },
    ]);
    expect(pages.flat()).toEqual([1, 2, 3, 5]);
    expect(found[0]?.total).toBe(5);
  });
});

describe("pages by cursor", () => {
  test("end where there is no further cursor: absent, null or empty", async () => {
    for (const last of [{}, { next: null }, { next: "" }]) {
      const { pages, urls } = await walk(cursor, [
        { items: [1], next: "a/b" },
        { items: [2], ...last },
      ]);
      expect(pages).toEqual([[1], [2]]);
      expect(urls).toEqual(["", "?cursor=a%2Fb"]);
    }
  });

  test("a short or an empty page is not the end", async () => {
    const { pages } = await walk(cursor, [
      { items: [1], next: "a" },
      { items: [], next: "b" },
      { items: [4], next: null },
    ]);
    expect(pages).toEqual([[1], [], [4]]);
  });

  test("can stand in a header, be a number, and go into the request's body", async () => {
    const pagination = {
      ...cursor,
      request: { cursor: { in: "body", name: "/page/after" } },
      response: { nextCursor: { in: "header", name: "X-Next" } },
    } as const;
    const { fetch, requests } = fakeFetch(
      json(200, { items: [1] }, { "X-Next": "17" }),
      json(200, { items: [2] }),
    );
    const operation: Operation = {
      ...listBooks,
      method: "POST",
      body: { mediaTypes: ["application/json"] },
      pagination: { ...base, ...pagination },
    };
    const { envelope: _, ...plain } = operation;
    const found = items(createTransport({ api, fetch }), plain, { body: { find: "x" } } as never);
    expect(await collect(found)).toEqual([1, 2]);
    expect(requests.map(({ body }) => JSON.parse(body))).toEqual([
      { find: "x" },
      { find: "x", page: { after: "17" } },
    ]);
  });

  test("a cursor that comes back ends it with an error instead of going round for ever", async () => {
    const { pages, thrown } = await walk(cursor, [
      { items: [1], next: "a" },
      { items: [2], next: "b" },
      { items: [3], next: "a" },
    ]);
    expect(pages).toEqual([[1], [2], [3]]);
    expect(thrown).toBeInstanceOf(PagingError);
    expect(thrown).toMatchObject({
      code: "REPEATED_PAGE",
      message: "listBooks got the same cursor for a second time after page 3: its pages go in circles.",
    });
  });

  test("more pages but no cursor is a breach that is told, not a short list", async () => {
    const pagination = {
      ...cursor,
      end: "hasMore",
      response: { ...cursor.response, hasMore: place("/more") },
    } as const;
    const { thrown } = await walk(pagination, [{ items: [1], more: true, next: null }]);
    expect(thrown).toMatchObject({ code: "NO_NEXT_PAGE" });
  });
});

describe("pages by link", () => {
  const linked = { style: "link", request: {}, end: "nextAbsent" } as const;
  const link = (target: string) => ({ Link: `<${target}>; rel="next", </v2/books?x=0>; rel="first"` });

  test("follow the Link header, relative or absolute, as it stands", async () => {
    const { pages, urls } = await walk(linked, [
      { items: [1], headers: link("/v2/books?page=2&sig=a%2Fb") },
      { items: [2], headers: link("https://library.example/v2/books?page=3") },
      { items: [3], headers: { Link: '</v2/books?x=0>; rel="first"' } },
    ]);
    expect(pages).toEqual([[1], [2], [3]]);
    expect(urls).toEqual(["", "?page=2&sig=a%2Fb", "?page=3"]);
  });

  test("follow a URL in the body, relative to the page it stands on", async () => {
    const pagination = { ...linked, response: { next: place("/links/next") } };
    const { urls } = await walk(pagination, [
      { items: [1], links: { next: "?after=1" } },
      { items: [2], links: { next: null } },
    ]);
    expect(urls).toEqual(["", "?after=1"]);
  });

  test.each(["https://evil.example/v2/books", "http://library.example/v2/books", "//evil.example/x"])(
    "do not follow %s: it is another origin",
    async (target) => {
      const { pages, urls, thrown } = await walk(linked, [{ items: [1], headers: link(target) }]);
      expect(pages).toEqual([[1]]);
      expect(urls).toEqual([""]);
      expect(thrown).toMatchObject({ code: "OTHER_ORIGIN" });
    },
  );

  test("a link to the page itself ends it with an error", async () => {
    const { thrown } = await walk(linked, [
      { items: [1], headers: link("/v2/books?page=2") },
      { items: [2], headers: link("/v2/books?page=2") },
    ]);
    expect(thrown).toMatchObject({ code: "REPEATED_PAGE" });
  });

  test("a resume token holds no key that the server repeats in its links", async () => {
    const { fetch, requests } = fakeFetch(
      json(200, { items: [1] }, link("/v2/books?key=s3cr3t&page=2")),
      json(200, { items: [2] }),
    );
    const { envelope: _, ...plain } = listBooks;
    const operation = {
      ...plain,
      pagination: { ...base, ...linked },
      security: [{ key: [] }],
    };
    const keyed = {
      ...api,
      securitySchemes: { key: { type: "apiKey", in: "query", name: "key" } },
    } as const;
    const transport = createTransport({ api: keyed, fetch, auth: { key: "s3cr3t" } });
    const found = await collect(pages(transport, operation));
    const token = Buffer.from(found[0]?.next ?? "", "base64url").toString();
    expect(token).toContain("page=2");
    expect(token).not.toContain("s3cr3t");
    expect(requests[1]?.request.url).toBe("https://library.example/v2/books?page=2&key=s3cr3t");
  });
});

describe("the end of a list", () => {
  const has = { response: { hasMore: place("/more"), total: place("/total"), totalPages: place("/pages") } };
  test.each<[string, Partial<Pagination>, Reply[]]>([
    ["emptyPage", { end: "emptyPage" }, [{ items: [1] }, { items: [] }]],
    ["shortPage", { end: "shortPage" }, [{ items: [1, 2] }, { items: [3] }]],
    ["shortPage after a full last page", { end: "shortPage" }, [{ items: [1, 2] }, { items: [] }]],
    [
      "shortPage by the size that the server says it gives",
      { end: "shortPage", limit: { default: 50 }, response: { perPage: place("/size") } },
      [
        { items: [1, 2], size: 2 },
        { items: [3], size: 2 },
      ],
    ],
    [
      "hasMore",
      { end: "hasMore", ...has },
      [
        { items: [1], more: true },
        { items: [2, 3], more: false },
      ],
    ],
    ["hasMore that is missing: an empty page", { end: "hasMore", ...has }, [{ items: [1] }, { items: [] }]],
    [
      "total by offset",
      { end: "total", ...has },
      [
        { items: [1, 2], total: 3 },
        { items: [3], total: 3 },
      ],
    ],
    ["total of an empty list", { end: "total", ...has }, [{ items: [], total: 0 }]],
    [
      "total from a header",
      { end: "total", response: { total: { in: "header", name: "X-Total" } } },
      [
        { items: [1, 2], headers: { "X-Total": "3" } },
        { items: [3], headers: { "X-Total": "3" } },
      ],
    ],
    [
      "pageCount by offset",
      { end: "pageCount", ...has, step: "limit" },
      [
        { items: [1], pages: 2 },
        { items: [2], pages: 2 },
      ],
    ],
    [
      "nextAbsent by offset",
      { end: "nextAbsent", response: { next: place("/next") } },
      [{ items: [1], next: "/somewhere" }, { items: [2] }],
    ],
    [
      "total by cursor",
      { ...cursor, end: "total", response: { ...cursor.response, total: place("/total") } },
      [
        { items: [1, 2], next: "a", total: 3 },
        { items: [3], next: "b", total: 3 },
      ],
    ],
    [
      "pageCount by cursor",
      { ...cursor, end: "pageCount", response: { ...cursor.response, totalPages: place("/pages") } },
      [
        { items: [1], next: "a", pages: 2 },
        { items: [3], next: "b", pages: 2 },
      ],
    ],
  ])("%s", async (_, pagination, replies) => {
    const { pages, thrown } = await walk(pagination, replies);
    expect(thrown).toBeUndefined();
    expect(pages).toEqual(replies.map((reply) => reply.items));
  });
});

describe("resuming", () => {
  test("goes on after the page whose token is passed, in another process as well", async () => {
    const first = await walk({}, [{ items: [1, 2] }, { items: [3, 4] }], { maxPages: 2 });
    expect(first.found.map(({ number }) => number)).toEqual([1, 2]);
    const token = first.found[1]?.next;
    const second = await walk({}, [{ items: [5] }, { items: [] }], { from: token });
    expect(second.urls).toEqual(["?offset=4", "?offset=5"]);
    expect(second.found.map(({ number }) => number)).toEqual([3, 4]);
  });

  test("the last page has no token", async () => {
    const { found } = await walk(cursor, [{ items: [1], next: "a" }, { items: [2] }]);
    expect(found.map(({ next }) => typeof next)).toEqual(["string", "undefined"]);
  });

  test.each([
    ["garbage", "%%%"],
    ["another shape", btoa('["listBooks",{"offset":"x"}]')],
    ["another operation", btoa('["listLoans",{"pages":1,"items":1,"cursor":"x"}]')],
  ])("refuses %s", async (_, from) => {
    const { thrown, urls } = await walk({}, [], { from });
    expect(thrown).toMatchObject({ code: "BAD_RESUME_TOKEN" });
    expect(urls).toEqual([]);
  });

  test("a token that was tampered with leads to no other origin", async () => {
    const from = btoa('["listBooks",{"pages":1,"items":1,"url":"https://evil.example/"}]');
    const { thrown, urls } = await walk({}, [], { from });
    expect(thrown).toMatchObject({ code: "OTHER_ORIGIN" });
    expect(urls).toEqual([]);
  });
});

describe("iterating", () => {
  test("asks for a page only when it is wanted", async () => {
    const { fetch, requests } = fakeFetch(
      json(200, { data: { books: [{ id: 1 }, { id: 2 }] }, pagination: { has_next: true } }),
    );
    const library = createLibrary({ fetch });
    const books = library.listBooks.items();
    expect(requests).toHaveLength(0);
    for await (const { id } of books) if (id === 2) break;
    expect(requests).toHaveLength(1);
  });

  test("starts anew each time", async () => {
    const { fetch } = fakeFetch(json(200, { data: { books: [{ id: 1 }] }, pagination: { has_next: false } }));
    const books = createLibrary({ fetch }).listBooks.items();
    expect(await collect(books)).toEqual([{ id: 1 }]);
    expect(await collect(books)).toEqual([{ id: 1 }]);
  });

  test("throws the failure of a page, after the pages before it", async () => {
    const { fetch } = fakeFetch(
      json(200, { data: { books: [{ id: 1 }] }, pagination: { has_next: true } }),
      libraryError(422, "VAL_ERROR", []),
    );
    const seen: number[] = [];
    const iterate = async () => {
      for await (const { id } of createLibrary({ fetch }).listBooks.items()) seen.push(id);
    };
    await expect(iterate()).rejects.toMatchObject({ name: "ApiCallError", code: "VAL_ERROR" });
    expect(seen).toEqual([1]);
  });

  test("a page without its list is `invalid-response`, not an empty list", async () => {
    const { thrown } = await walk({}, [{ items: undefined as never }]);
    expect(thrown).toBeInstanceOf(ApiCallError);
    expect(thrown).toMatchObject({ code: "invalid-response", message: expect.stringContaining("/items") });
  });

  test("stops when the caller aborts between pages", async () => {
    const controller = new AbortController();
    const { fetch, requests } = fakeFetch(
      json(200, { data: { books: [{ id: 1 }] }, pagination: { has_next: true } }),
    );
    const iterate = async () => {
      for await (const _ of createLibrary({ fetch }).listBooks.items({}, { signal: controller.signal })) {
        controller.abort();
      }
    };
    await expect(iterate()).rejects.toMatchObject({ code: "aborted" });
    expect(requests).toHaveLength(1);
  });

  test("retries a page like any call, over a real connection", async () => {
    const server = await loopback((request, response) => {
      if (server.received.length === 2) return answerJson(response, 503, {});
      const offset = Number(new URL(request.url, "http://x").searchParams.get("offset"));
      answerJson(response, 200, {
        success: true,
        data: { books: [{ id: offset + 1 }] },
        pagination: { has_next: offset < 2 },
      });
    });
    const library = createLibrary({ baseUrl: server.url, ...fakeTime().options });
    expect(await collect(library.listBooks.items())).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(server.received).toHaveLength(4);
  });
});
