import { api, listBooksV1 } from "@lockstep/operation/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { call, createTransport, type DeprecationWarning } from "../../index.ts";
import { bookAnswer, fakeFetch, json } from "../../testing/fake-fetch.ts";
import { createLibrary } from "../../testing/library-client.ts";

const contractMessage =
  "listBooksV1 is deprecated since 2026-01-15 and will be removed on 2027-06-30; use listBooks (guide: https://library.example/migrate)";

function setup(headers: Record<string, string> = {}, options: object = {}) {
  const warnings: DeprecationWarning[] = [];
  const { fetch, requests } = fakeFetch(json(200, [], headers));
  const now = () => new Date("2026-06-01T00:00:00Z");
  const onDeprecated = (warning: DeprecationWarning) => warnings.push(warning);
  return { library: createLibrary({ fetch, now, onDeprecated, ...options }), warnings, requests };
}

describe("a deprecated operation", () => {
  test("warns with date, successor and guide, once for each client", async () => {
    const { library, warnings } = setup();
    await library.listBooksV1();
    await library.listBooksV1();
    expect(warnings).toEqual([
      {
        operation: "listBooksV1",
        message: contractMessage,
        source: "contract",
        since: new Date("2026-01-15T00:00:00Z"),
        sunset: new Date("2027-06-30T23:59:59Z"),
        successor: "listBooks",
        guide: "https://library.example/migrate",
      },
    ]);
  });

  test("warns by what the headers say where they say something newer", async () => {
    const { library, warnings } = setup({
      Deprecation: "@1767225600",
      Sunset: "Sun, 01 Nov 2026 00:00:00 GMT",
      Link: '</v3/books>; rel="successor-version"',
    });
    await library.listBooksV1();
    expect(warnings).toMatchObject([
      {
        source: "headers",
        since: new Date("2026-01-01T00:00:00Z"),
        sunset: new Date("2026-11-01T00:00:00Z"),
        successor: "listBooks",
        guide: "https://library.example/migrate",
      },
    ]);
    expect(warnings[0]?.message).toContain("removed on 2026-11-01");
  });

  test("is refused after its sunset in strict mode, without a request", async () => {
    const { library, requests } = setup(
      {},
      { now: () => new Date("2027-07-01T00:00:00Z"), deprecation: { strict: true } },
    );
    expect(await library.listBooksV1()).toMatchObject({
      ok: false,
      error: {
        kind: "invalid-request",
        message: "was removed on 2027-06-30; use listBooks (guide: https://library.example/migrate)",
      },
    });
    expect(requests).toHaveLength(0);
  });

  test("is refused in strict mode after a sunset that only the headers told of", async () => {
    const { library, requests } = setup(
      { Sunset: "Fri, 01 May 2026 00:00:00 GMT" },
      { deprecation: { strict: true } },
    );
    expect(await library.listBooksV1()).toMatchObject({ ok: true });
    expect(await library.listBooksV1()).toMatchObject({ ok: false, error: { kind: "invalid-request" } });
    expect(requests).toHaveLength(1);
  });

  test("is still called after its sunset where the mode is not strict", async () => {
    const { library } = setup({}, { now: () => new Date("2027-07-01T00:00:00Z") });
    expect(await library.listBooksV1()).toMatchObject({ ok: true });
  });

  test("that will only be deprecated later says nothing yet", async () => {
    const { library, warnings } = setup({}, { now: () => new Date("2026-01-01T00:00:00Z") });
    await library.listBooksV1();
    expect(warnings).toEqual([]);
  });

  test("warns whether it succeeds or not, but not when nobody answered", async () => {
    const failing = setup();
    const { fetch } = fakeFetch(new Response(null, { status: 404 }));
    const warn = vi.fn();
    await createLibrary({ fetch, logger: { warn } }).listBooksV1();
    expect(warn).toHaveBeenCalledWith(contractMessage);
    expect(failing.warnings).toEqual([]);
  });
});

test("an old client learns from the headers that an operation is deprecated now", async () => {
  const warnings: DeprecationWarning[] = [];
  const answer = new Response(bookAnswer().body, {
    headers: { "Content-Type": "application/json", Deprecation: "@1767225600" },
  });
  const { fetch } = fakeFetch(answer);
  const library = createLibrary({ fetch, onDeprecated: (warning) => warnings.push(warning) });
  await library.getBook({ path: { bookId: 7 } });
  expect(warnings).toMatchObject(
    [{ operation: "getBook", source: "headers", message: /since 2026-01-01/ }].map(
      ({ message, ...rest }) => ({ ...rest, message: expect.stringMatching(message) }),
    ),
  );
});

describe("where warnings go", () => {
  afterEach(() => vi.restoreAllMocks());

  test("to the console by default", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { fetch } = fakeFetch(json(200, []));
    await call(createTransport({ api, fetch }), listBooksV1);
    expect(warn.mock.calls).toEqual([[contractMessage]]);
  });

  test("nowhere with `deprecation: false`", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { library, warnings } = setup({}, { deprecation: false });
    await library.listBooksV1();
    expect(warn).not.toHaveBeenCalled();
    expect(warnings).toEqual([]);
  });
});
