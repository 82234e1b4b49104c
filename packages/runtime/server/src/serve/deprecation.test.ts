import { expect, test } from "vitest";
import type { DeprecatedUsage } from "../index.ts";
import { startLibrary, today } from "../testing/library-server.ts";

const sunset = new Date("2027-06-30T23:59:59Z");

test("a deprecated operation says since when, until when, and what succeeds it", async () => {
  const { call } = await startLibrary();
  const { status, headers } = await call("/v1/books");
  expect(status).toBe(200);
  expect(headers.get("deprecation")).toBe("@1768435200");
  expect(headers.get("sunset")).toBe("Wed, 30 Jun 2027 23:59:59 GMT");
  expect(headers.get("link")).toBe(
    '<https://library.example/migrate>; rel="deprecation", <https://library.example/migrate>; rel="sunset", ' +
      '</v2/books>; rel="successor-version"',
  );
});

test("an operation past its sunset is gone, and still says where to go", async () => {
  let now = sunset;
  const { call } = await startLibrary({ now: () => now });
  expect((await call("/v1/books")).status).toBe(200);
  now = new Date(sunset.getTime() + 1);
  const { status, headers, body } = await call("/v1/books");
  expect(status).toBe(410);
  expect(body).toMatchObject({ error: { code: "GONE" } });
  expect(headers.get("sunset")).toBe("Wed, 30 Jun 2027 23:59:59 GMT");
  expect(headers.get("link")).toContain('rel="successor-version"');
});

test("every call of a deprecated operation is told to the usage hook, and no other", async () => {
  const usages: DeprecatedUsage<unknown>[] = [];
  let now = today;
  const { call } = await startLibrary({ now: () => now, onUsage: (usage) => usages.push(usage) });
  await call("/v1/books", { headers: { "x-request-id": "one" } });
  await call("/status");
  now = new Date(sunset.getTime() + 1);
  await call("/v1/books", { headers: { "x-request-id": "two" } });
  expect(usages.map(({ operation, requestId, removed }) => [operation.id, requestId, removed])).toEqual([
    ["listBooksV1", "one", false],
    ["listBooksV1", "two", true],
  ]);
});
