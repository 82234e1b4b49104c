import type { Schema } from "@lockstep/operation";
import { describe, expect, test } from "vitest";
import { createApiMocks } from "./create-mocks.ts";
import { DuplicateItemError } from "./errors.ts";
import { ask, libraryMocksWithBooks, noon } from "./testing/library-mocks.ts";
import { type Tool, type ToolMocks, toolContractWithCollections } from "./testing/tools.ts";
import type { Mocks } from "./types/mocks.ts";
import type { MocksOptions } from "./types/options.ts";

function toolMocks(options: MocksOptions = {}): ToolMocks {
  return createApiMocks<ToolMocks>(toolContractWithCollections, {
    authenticate: "off",
    now: noon,
    ...options,
  });
}

async function send(
  mocks: ToolMocks,
  method: string,
  path: string,
  json?: unknown,
  type = "application/json",
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const response = await mocks.fetch(`http://localhost/shed${path}`, {
    method,
    ...(json !== undefined && { body: JSON.stringify(json), headers: { "content-type": type } }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const unknownId = "00000000-0000-4000-8000-000000000000";

describe("a collection", () => {
  test("is empty at first", async () => {
    const mocks = libraryMocksWithBooks();
    expect((await ask(mocks, "/v2/books")).body).toMatchObject({
      data: { books: [] },
      pagination: { total: 0 },
    });
  });

  test("starts with seeded items when asked to, and has them again after a reset", async () => {
    const mocks = libraryMocksWithBooks({ seedCollections: 3 });
    const before = mocks.collections.books.all();
    expect(before.map(({ id }) => id)).toEqual([1, 2, 3]);
    mocks.collections.books.clear();
    expect(mocks.collections.books.all()).toEqual([]);
    mocks.reset();
    expect(mocks.collections.books.all()).toEqual(before);
  });

  test("holds what was created through the API for get, list and the test", async () => {
    const mocks = libraryMocksWithBooks();
    const created = await ask(mocks, "/v2/books", { method: "POST", json: { title: "Sea" } });
    expect(created).toMatchObject({ status: 201, body: { data: { id: 1, title: "Sea" } } });
    expect((await ask(mocks, "/v2/books/1")).body).toMatchObject({ data: { title: "Sea" } });
    expect((await ask(mocks, "/v2/books")).body).toMatchObject({
      data: { books: [{ id: 1, title: "Sea" }] },
    });
    expect(mocks.collections.books.get(1)).toEqual({ id: 1, title: "Sea" });
  });

  test("no longer has what was deleted", async () => {
    const mocks = libraryMocksWithBooks();
    mocks.collections.books.create({ title: "Sea" });
    expect((await ask(mocks, "/v2/books/1", { method: "DELETE" })).status).toBe(204);
    expect((await ask(mocks, "/v2/books/1")).status).toBe(404);
    expect((await ask(mocks, "/v2/books/1", { method: "DELETE" })).status).toBe(404);
  });

  test("refuses an unknown id with the contract's code, naming the thing", async () => {
    expect((await ask(libraryMocksWithBooks(), "/v2/books/9")).body).toMatchObject({
      success: false,
      error: {
        code: "RES_NOT_FOUND",
        message: "Book 9 was not found",
        details: { resource: "Book", id: "9" },
      },
    });
  });

  test("refuses an unknown id with the declared body where the contract has no codes", async () => {
    const { status, body } = await send(toolMocks(), "GET", `/tools/${unknownId}`);
    expect(status).toBe(404);
    expect(body).toEqual({ reason: expect.any(String) });
  });

  test("never gives a key twice, not even one that a test chose", () => {
    const { books } = libraryMocksWithBooks().collections;
    books.create({ id: 2, title: "chosen" });
    expect([books.create().id, books.create().id]).toEqual([1, 3]);
    expect(() => books.create({ id: 2 })).toThrow(DuplicateItemError);
  });

  test("below another resource is one for each of its items", async () => {
    const mocks = toolMocks();
    const [one, two] = ["52086615-1922-480e-81fe-3a3ed9cbe0a8", unknownId];
    const { body } = await send(mocks, "POST", `/tools/${one}/parts`, { label: "blade" });
    expect(body).toEqual({ id: 1, tool_id: one, label: "blade" });
    expect((await send(mocks, "GET", `/tools/${one}/parts`)).body).toEqual([body]);
    expect((await send(mocks, "GET", `/tools/${two}/parts`)).body).toEqual([]);
    expect((await send(mocks, "GET", `/tools/${one}/parts/1`)).status).toBe(200);
    expect((await send(mocks, "GET", `/tools/${two}/parts/1`)).status).toBe(404);
  });

  test("is what several versions of the API show", async () => {
    const mocks = libraryMocksWithBooks();
    mocks.collections.books.create({ title: "Sea" });
    expect((await ask(mocks, "/v1/books")).body).toEqual([{ id: 1, title: "Sea" }]);
  });

  test("allocates UUIDs where the key is one, the same for the same seed", () => {
    const ids = (seed: number): string[] =>
      [1, 2].map(() => toolMocks({ seed }).collections.tools.create().id);
    const [first, again] = ids(4);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(again).toBe(first);
    expect(ids(5)[0]).not.toBe(first);
  });

  test("fills in what is required, defaults, and the times that a server keeps", () => {
    const tool = toolMocks().collections.tools.create({ name: "saw" });
    expect(tool).toEqual({
      id: expect.any(String),
      name: "saw",
      colour: "grey",
      created_at: "2026-06-01T12:00:00.000Z",
      updated_at: "2026-06-01T12:00:00.000Z",
    });
  });

  test("says where a created item is when the contract declares the header", async () => {
    const mocks = toolMocks();
    const { status, headers, body } = await send(mocks, "POST", "/tools", { name: "saw" });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/shed/tools/${(body as Tool).id}`);
  });

  test("merges a patch: null removes, what is absent stays, the time of change moves", async () => {
    let now = noon();
    const mocks = toolMocks({ now: () => now });
    const { id } = mocks.collections.tools.create({ name: "saw", weight: 2 });
    now = new Date("2026-06-02T00:00:00Z");
    const type = "application/merge-patch+json";
    const { status, body } = await send(mocks, "PATCH", `/tools/${id}`, { weight: null }, type);
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      name: "saw",
      colour: "grey",
      created_at: "2026-06-01T12:00:00.000Z",
      updated_at: "2026-06-02T00:00:00.000Z",
    });
    expect(mocks.collections.tools.get(id)).toEqual(body);
  });

  test("replaces an item but for what callers may not write", async () => {
    const mocks = toolMocks();
    const { id, created_at } = mocks.collections.tools.create({ name: "saw", weight: 2 });
    const { status, body } = await send(mocks, "PUT", `/tools/${id}`, { name: "axe" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, name: "axe", created_at });
    expect(body).not.toHaveProperty("weight");
  });

  test("creates by PUT where the contract declares 201", async () => {
    const mocks = toolMocks();
    const { status } = await send(mocks, "PUT", `/tools/${unknownId}`, { name: "axe" });
    expect(status).toBe(201);
    expect(mocks.collections.tools.get(unknownId)).toMatchObject({ name: "axe" });
  });

  test("refuses a second item with a unique property, with details that fit the code", async () => {
    const mocks = toolMocks();
    mocks.collections.tools.create({ name: "saw" });
    const { status, body } = await send(mocks, "POST", "/tools", { name: "saw" });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: "NAME_TAKEN",
      detail: "Tool saw exists",
      details: { resource: "Tool", field: "name", value: "saw" },
    });
    expect(mocks.collections.tools.all()).toHaveLength(1);
  });

  test("lets an item keep its own unique property", async () => {
    const mocks = toolMocks();
    const { id } = mocks.collections.tools.create({ name: "saw" });
    mocks.collections.tools.create({ name: "axe" });
    const type = "application/merge-patch+json";
    expect((await send(mocks, "PATCH", `/tools/${id}`, { name: "saw" }, type)).status).toBe(200);
    expect((await send(mocks, "PATCH", `/tools/${id}`, { name: "axe" }, type)).status).toBe(409);
  });

  test("gives items that a test cannot change by accident", () => {
    const book = libraryMocksWithBooks().collections.books.create({ title: "Sea" });
    expect(() => Object.assign(book, { title: "Lake" })).toThrow(TypeError);
  });
});

describe("a collection whose contract says less, or other things", () => {
  type NoteMocks = Mocks<"listNotes" | "createNote" | "getNote" | "deleteNote">;
  const note: Schema = {
    type: "object",
    required: ["id", "tags"],
    properties: {
      id: { type: "integer" },
      tags: {
        type: "array",
        items: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
      },
      title: { type: "string" },
    },
    additionalProperties: false,
  };
  const json = { mediaTypes: ["application/json"] };
  const answers = (schema: Schema, status = "200"): object => ({
    responses: { [status]: { "application/json": schema } },
  });
  const id = { name: "id", in: "path", required: true } as const;
  const noteMocks = (): NoteMocks =>
    createApiMocks<NoteMocks>({
      api: { ...toolContractWithCollections.api, servers: ["https://notes.example"] },
      operations: [
        { id: "listNotes", method: "GET", path: "/notes", responses: { "200": json } },
        { id: "createNote", method: "POST", path: "/notes", body: json, responses: { "201": json } },
        { id: "getNote", method: "GET", path: "/notes/{id}", parameters: [id], responses: { "200": json } },
        {
          id: "deleteNote",
          method: "DELETE",
          path: "/notes/{id}",
          parameters: [id],
          responses: { "204": {} },
        },
      ],
      schemas: {
        components: { Note: note },
        operations: {
          listNotes: answers({ type: "array", items: { $ref: "#/components/schemas/Note" } }),
          createNote: answers({ $ref: "#/components/schemas/Note" }, "201"),
          getNote: {
            ...answers({ $ref: "#/components/schemas/Note" }),
            parameters: { "path.id": { type: "integer" } },
          },
          deleteNote: { parameters: { "path.id": { type: "integer" } } },
        },
      },
      collections: {
        notes: {
          list: "listNotes",
          create: "createNote",
          get: "getNote",
          delete: "deleteNote",
          key: "id",
          parameter: "id",
          item: { $ref: "#/components/schemas/Note" },
        },
      },
    });

  test("holds of a body what its items can hold", async () => {
    const mocks = noteMocks();
    const body = JSON.stringify({ title: "Sea", tags: ["a", "b"], secret: "s" });
    const headers = { "content-type": "application/json" };
    const created = await mocks.fetch("https://notes.example/notes", { method: "POST", body, headers });
    expect(created.headers.get("x-lockstep-sample")).toBeNull();
    const item: unknown = await created.json();
    expect(item).toMatchObject({ id: 1, title: "Sea", tags: expect.any(Array) });
    expect(item).not.toHaveProperty("secret");
    expect(item).not.toMatchObject({ tags: ["a", "b"] });
  });

  test("answers as if everything were there where no 404 is declared", async () => {
    const mocks = noteMocks();
    const found = await mocks.fetch("https://notes.example/notes/7");
    expect([found.status, await found.json()]).toMatchObject([200, { id: 7 }]);
    expect((await mocks.fetch("https://notes.example/notes/7", { method: "DELETE" })).status).toBe(204);
  });
});
