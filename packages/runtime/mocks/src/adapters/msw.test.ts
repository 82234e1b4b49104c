import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { libraryMocks } from "../testing/library-mocks.ts";

const mocks = libraryMocks();
const elsewhere = http.get("https://elsewhere.example/", () => HttpResponse.text("other"));
const server = setupServer(...mocks.handlers, elsewhere);
const authorization = "Bearer abc";

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => mocks.reset());
afterAll(() => server.close());

describe("mocks.handlers", () => {
  test("is one handler for the whole contract", () => {
    expect(mocks.handlers).toHaveLength(1);
  });

  test("answers the platform's fetch with what mocks.fetch answers", async () => {
    const url = "https://library.example/v2/books/3";
    const own = await mocks.fetch(url, { headers: { authorization } });
    mocks.reset();
    const response = await fetch(url, { headers: { authorization } });
    expect(await response.json()).toEqual(await own.json());
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  test("reads bodies and logs calls", async () => {
    const response = await fetch("https://library.example/v2/books", {
      method: "POST",
      body: JSON.stringify({ title: "Sea" }),
      headers: { authorization, "content-type": "application/json" },
    });
    expect(response.status).toBe(201);
    expect(mocks.calls("createBook")).toMatchObject([{ body: { title: "Sea" } }]);
  });

  test("takes every method of the contract, QUERY and HEAD too", async () => {
    const head = await fetch("https://library.example/status", { method: "HEAD" });
    expect(head.status).toBe(200);
    const query = await fetch("https://library.example/status", { method: "QUERY" });
    expect(query.status).toBe(405);
  });

  test("leaves requests of others to other handlers, and unknown ones unhandled", async () => {
    expect(await (await fetch("https://elsewhere.example/")).text()).toBe("other");
    const silence = vi.spyOn(console, "error").mockImplementation(() => {});
    await expect(fetch("https://library.example/nothing")).rejects.toThrow();
    silence.mockRestore();
    expect(mocks.calls()).toEqual([]);
  });

  test("lets a broken connection be a network error", async () => {
    mocks.getStatus.drops();
    await expect(fetch("https://library.example/status")).rejects.toBeInstanceOf(TypeError);
  });

  test("lets an override of MSW's own come first", async () => {
    server.use(http.get("https://library.example/status", () => HttpResponse.json({ status: "mine" })));
    expect(await (await fetch("https://library.example/status")).json()).toEqual({ status: "mine" });
    server.resetHandlers();
    expect((await (await fetch("https://library.example/status")).json()).status).toMatch(/up|down/);
  });
});

test("without MSW fetch still works, and handlers says what to install", async () => {
  vi.resetModules();
  vi.doMock("msw", () => {
    throw new Error("Cannot find package 'msw'");
  });
  const { libraryMocks: withoutMsw } = await import("../testing/library-mocks.ts");
  const alone = withoutMsw();
  expect((await alone.fetch("https://library.example/status")).status).toBe(200);
  expect(() => alone.handlers).toThrow(/install it, or use mocks\.fetch/);
  vi.doUnmock("msw");
});
