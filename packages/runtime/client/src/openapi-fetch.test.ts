import { api } from "@lockstep/operation/testing";
import { describe, expect, test } from "vitest";
import { type ApiClient, createApiClient } from "./client.ts";
import { book, bookAnswer, fakeFetch, json, libraryError } from "./testing/fake-fetch.ts";
import { fakeTime } from "./testing/fake-time.ts";
import { createLibrary } from "./testing/library-client.ts";
import { answerJson, loopback } from "./testing/loopback.ts";

const seven = { params: { path: { bookId: 7 } } };

describe("raw", () => {
  test("answers as openapi-fetch does: the body as it travelled, or the error", async () => {
    const { fetch } = fakeFetch(bookAnswer(), libraryError(404, "RES_NOT_FOUND"));
    const { raw } = createLibrary({ fetch });
    const found = await raw.GET("/v2/books/{bookId}", seven);
    expect(found.data).toMatchObject({ success: true, data: book });
    expect(found.response.status).toBe(200);
    const missing = await raw.GET("/v2/books/{bookId}", seven);
    expect(missing.error).toMatchObject({ error: { code: "RES_NOT_FOUND" } });
  });

  test("goes through the same policies: retries, credentials, request id", async () => {
    const server = await loopback((_, response) =>
      server.received.length < 2
        ? answerJson(response, 503, {})
        : answerJson(response, 200, { success: true, data: book }),
    );
    const library = createLibrary({ baseUrl: server.url, auth: { bearerAuth: "t" }, ...fakeTime().options });
    expect((await library.raw.GET("/v2/books/{bookId}", seven)).data).toMatchObject({ data: book });
    expect(server.received).toHaveLength(2);
    const [first, second] = server.received;
    expect(first?.headers.authorization).toBe("Bearer t");
    expect(first?.headers["x-request-id"]).toBe(second?.headers["x-request-id"]);
  });

  test("`request` does too", async () => {
    const { fetch, requests } = fakeFetch(new Response(null, { status: 503 }), bookAnswer());
    const library = createLibrary({ fetch, ...fakeTime().options });
    await library.raw.request("get", "/v2/books/{bookId}", seven);
    expect(requests).toHaveLength(2);
  });

  test("does not retry a POST after 502", async () => {
    const { fetch, requests } = fakeFetch(json(502, {}));
    const { raw } = createLibrary({ fetch, ...fakeTime().options });
    const { error } = await raw.POST("/v2/books", { body: { title: "Dune" } });
    expect(error).toEqual({});
    expect(requests.map(({ body }) => body)).toEqual(['{"title":"Dune"}']);
  });

  test("writes paths and queries as the contract says, on a base URL with a path", async () => {
    const { fetch, requests } = fakeFetch(bookAnswer());
    const { raw } = createLibrary({ fetch, baseUrl: "https://x.example/base/" });
    await raw.GET("/v2/books/{bookId}", seven);
    await raw.GET("/v2/books", { params: { query: { author: "a&b", limit: 2 } } });
    expect(requests.map(({ request }) => request.url)).toEqual([
      "https://x.example/base/v2/books/7",
      "https://x.example/base/v2/books?limit=2&author=a%26b",
    ]);
  });

  test("finds a path by its key in the contract, query and fragment included", async () => {
    const { fetch, requests } = fakeFetch(bookAnswer());
    const operations = {
      list: {
        id: "list",
        method: "GET",
        path: "/rates",
        variant: "?beta=true",
        parameters: [{ name: "page", in: "query" }],
        responses: {},
      },
      add: { id: "add", method: "POST", path: "/rates", variant: "#add", responses: {} },
    } as const;
    interface Rates {
      "/rates?beta=true": {
        get: { parameters: { query?: { page?: number } }; responses: Record<never, never> };
      };
      "/rates#add": { post: { responses: Record<never, never> } };
    }
    const { raw } = createApiClient<ApiClient<Rates>>({ api, operations }, { fetch });
    await raw.GET("/rates?beta=true", { params: { query: { page: 2 } } });
    await raw.POST("/rates#add");
    expect(requests.map(({ request }) => request.url)).toEqual([
      "https://library.example/rates?beta=true&page=2",
      "https://library.example/rates",
    ]);
  });

  test("ends when the caller aborts", async () => {
    const { fetch } = fakeFetch(() => new Promise<Response>(() => {}));
    const controller = new AbortController();
    const pending = createLibrary({ fetch }).raw.GET("/v2/books/{bookId}", {
      ...seven,
      signal: controller.signal,
    });
    controller.abort(new Error("enough"));
    await expect(pending).rejects.toThrow("enough");
  });

  test("hands a body over as a stream when it is asked to", async () => {
    const { fetch } = fakeFetch(bookAnswer());
    const { data } = await createLibrary({ fetch }).raw.GET("/v2/books/{bookId}", {
      ...seven,
      parseAs: "stream",
    });
    expect(data).toBeInstanceOf(ReadableStream);
  });
});

describe("middleware of openapi-fetch", () => {
  test("works for all calls, and the policies still know the operation", async () => {
    const { fetch, requests } = fakeFetch(new Response(null, { status: 503 }), bookAnswer());
    const library = createLibrary({ fetch, auth: { bearerAuth: "t" }, ...fakeTime().options });
    library.raw.use({
      onRequest({ request }) {
        const headers = new Headers(request.headers);
        headers.set("X-Tenant", "acme");
        return new Request(request, { headers });
      },
      onResponse({ response }) {
        const headers = new Headers(response.headers);
        headers.set("X-Seen", "yes");
        return new Response(response.body, { status: response.status, headers });
      },
    });
    const result = await library.getBook({ path: { bookId: 7 } });
    expect(result).toMatchObject({ ok: true, data: book, attempts: 2 });
    expect(result.headers?.get("x-seen")).toBe("yes");
    expect(requests.map(({ request }) => request.headers.get("x-tenant"))).toEqual(["acme", "acme"]);
    expect(requests[0]?.request.headers.get("authorization")).toBe("Bearer t");
  });

  test("can answer in the server's place, with a success or an error", async () => {
    const { fetch } = fakeFetch(new Error("not asked"));
    const answers = [bookAnswer(), libraryError(404, "RES_NOT_FOUND", { resource: "Book", id: "7" })];
    const library = createLibrary({ fetch });
    library.raw.use({ onRequest: () => answers.shift() });
    expect(await library.getBook({ path: { bookId: 7 } })).toMatchObject({ ok: true, data: book });
    expect(await library.getBook({ path: { bookId: 7 } })).toMatchObject({
      ok: false,
      error: { code: "RES_NOT_FOUND", details: { id: "7" } },
    });
  });
});
