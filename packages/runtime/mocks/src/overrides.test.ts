import { describe, expect, test, vi } from "vitest";
import { createApiMocks } from "./create-mocks.ts";
import { ask, libraryMocks } from "./testing/library-mocks.ts";
import { type ToolMocks, toolContract } from "./testing/tools.ts";

describe("replies", () => {
  test("answers the stated parts, and samples the rest as before", async () => {
    const mocks = libraryMocks();
    const { body: before } = await ask(mocks, "/v2/books/4");
    mocks.getBook.replies({ status: 200, body: { title: "Stated" }, headers: { "X-Cost": "2" } });
    const { body, headers } = await ask(mocks, "/v2/books/4");
    expect(body).toMatchObject({ data: { ...(before as { data: object }).data, title: "Stated" } });
    expect(headers.get("x-cost")).toBe("2");
  });

  test("pages the items of a list that is stated", async () => {
    const mocks = libraryMocks();
    mocks.listBooks.replies({ status: 200, body: [{ title: "a" }, { title: "b" }, { title: "c" }] });
    const { body } = await ask(mocks, "/v2/books?limit=2");
    expect(body).toMatchObject({
      data: { books: [{ title: "a", id: expect.any(Number) }, { title: "b" }] },
      pagination: { total: 3, has_next: true },
    });
  });

  test("takes the items of a page also where the payload holds them", async () => {
    const mocks = libraryMocks();
    mocks.listBooks.replies({ status: 200, body: { books: [] } });
    expect((await ask(mocks, "/v2/books")).body).toMatchObject({
      data: { books: [] },
      pagination: { total: 0 },
    });
  });

  test("answers a declared failure as it travels where the contract names no codes", async () => {
    const mocks = libraryMocks();
    mocks.getStatus.replies({ status: 503, body: { reason: "moving" } });
    expect(await ask(mocks, "/status")).toMatchObject({ status: 503, body: { reason: "moving" } });
  });

  test("holds until the operation is reset", async () => {
    const mocks = libraryMocks();
    mocks.getStatus.replies({ status: 200, body: { status: "down" } });
    const answers = [];
    for (let call = 0; call < 2; call++) answers.push((await ask(mocks, "/status")).body);
    expect(answers).toEqual([{ status: "down" }, { status: "down" }]);
    mocks.getStatus.replies({ status: 503 });
    mocks.getStatus.reset();
    expect((await ask(mocks, "/status")).status).toBe(200);
  });
});

describe("fails", () => {
  test("answers the code with its status, message and details in the contract's format", async () => {
    const mocks = libraryMocks();
    mocks.getBook.fails("RES_NOT_FOUND", { resource: "Book", id: "4" });
    expect(await ask(mocks, "/v2/books/4")).toMatchObject({
      status: 404,
      body: {
        success: false,
        error: {
          code: "RES_NOT_FOUND",
          message: "Book 4 was not found",
          details: { resource: "Book", id: "4" },
          help_url: "https://library.example/errors#res-not-found",
        },
      },
    });
  });

  test("takes headers and a message of its own", async () => {
    const mocks = libraryMocks();
    mocks.createBook.fails("RES_EXISTS", undefined, { headers: { "Retry-After": "3" }, message: "Twice" });
    const { headers, body } = await ask(mocks, "/v2/books", { method: "POST", json: { title: "Sea" } });
    expect(headers.get("retry-after")).toBe("3");
    expect(body).toMatchObject({ error: { message: "Twice" } });
  });

  test("Once is used up in order, before what holds always", async () => {
    const mocks = libraryMocks();
    mocks.getStatus
      .replies({ status: 200, body: { status: "down" } })
      .repliesOnce({ status: 503 })
      .repliesOnce({ status: 200, body: { status: "up" } });
    const statuses = [];
    for (let call = 0; call < 3; call++) {
      const { status, body } = await ask(mocks, "/status");
      statuses.push([status, (body as { status?: string }).status]);
    }
    expect(statuses).toEqual([
      [503, undefined],
      [200, "up"],
      [200, "down"],
    ]);
  });

  test("waits for a request that keeps the contract", async () => {
    const mocks = libraryMocks();
    mocks.getBook.failsOnce("RES_NOT_FOUND", { resource: "Book", id: "1" });
    expect((await ask(mocks, "/v2/books/none")).status).toBe(422);
    expect((await ask(mocks, "/v2/books/1")).status).toBe(404);
    expect((await ask(mocks, "/v2/books/1")).status).toBe(200);
  });
});

test("drops breaks the connection, and the call is logged with status 0", async () => {
  const mocks = libraryMocks();
  mocks.getStatus.dropsOnce();
  await expect(ask(mocks, "/status")).rejects.toBeInstanceOf(TypeError);
  expect((await ask(mocks, "/status")).status).toBe(200);
  expect(mocks.calls("getStatus").map(({ status }) => status)).toEqual([0, 200]);
});

test("delays adds to the latency of all", async () => {
  const wait = vi.fn(async (_: number) => {});
  const mocks = libraryMocks({ latencyMs: 20, wait });
  mocks.getBook.delays(300);
  await ask(mocks, "/v2/books/1");
  await ask(mocks, "/status");
  expect(wait.mock.calls.map(([delayMs]) => delayMs)).toEqual([320, 20]);
});

test("operation() reaches operations by an id that is known at run time only", async () => {
  const mocks = libraryMocks();
  mocks.operation("getStatus").replies({ status: 200, body: { status: "down" } });
  expect((await ask(mocks, "/status")).body).toEqual({ status: "down" });
  expect(() => mocks.operation("getNothing")).toThrow(RangeError);
});

describe("calls", () => {
  test("tells what was asked and answered, in order", async () => {
    const mocks = libraryMocks();
    await ask(mocks, "/v2/books?limit=3");
    await ask(mocks, "/v2/books/7");
    await ask(mocks, "/v2/books", { method: "POST", json: { pages: 1 } });
    expect(mocks.calls()).toHaveLength(3);
    expect(mocks.calls("listBooks")).toMatchObject([
      { query: { limit: 3, offset: 0 }, status: 200, attempt: 1 },
    ]);
    expect(mocks.calls("getBook")).toMatchObject([{ method: "GET", path: { bookId: 7 } }]);
    expect(mocks.calls("createBook")).toMatchObject([{ body: { pages: 1 }, status: 422, code: "VAL_ERROR" }]);
  });

  test("counts the attempts of one request id", async () => {
    const mocks = libraryMocks();
    for (const id of ["a", "b", "a"]) await ask(mocks, "/status", { headers: { "x-request-id": id } });
    expect(mocks.calls("getStatus").map(({ attempt }) => attempt)).toEqual([1, 1, 2]);
  });

  test("keeps no credentials", async () => {
    const mocks = createApiMocks<ToolMocks>(toolContract);
    await mocks.fetch("http://localhost/shed/tools?key=topsecret", {
      method: "POST",
      headers: { authorization: `Basic ${btoa("me:topsecret")}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "saw" }),
    });
    expect(mocks.calls("createTool")).toMatchObject([{ status: 201 }]);
    expect(JSON.stringify(mocks.calls())).not.toMatch(/topsecret|Basic/);
  });

  test("forgets with everything else on reset", async () => {
    const mocks = libraryMocks();
    mocks.getStatus.replies({ status: 503 });
    mocks.scenario("rate-limited");
    await ask(mocks, "/status");
    mocks.reset();
    expect(mocks.calls()).toEqual([]);
    expect((await ask(mocks, "/status")).status).toBe(200);
  });
});
