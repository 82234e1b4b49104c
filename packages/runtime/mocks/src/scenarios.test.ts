import { expect, test, vi } from "vitest";
import { ask, libraryMocks } from "./testing/library-mocks.ts";

test("overloaded answers 503 with Retry-After everywhere", async () => {
  const mocks = libraryMocks();
  mocks.scenario("overloaded");
  const { status, headers, body } = await ask(mocks, "/v2/books");
  expect([status, headers.get("retry-after")]).toEqual([503, "1"]);
  expect(body).toMatchObject({ success: false, error: { code: "UNAVAILABLE" } });
});

test("rate-limited answers 429 with Retry-After", async () => {
  const mocks = libraryMocks();
  mocks.scenario("rate-limited");
  const { status, headers } = await ask(mocks, "/status");
  expect([status, headers.get("retry-after")]).toEqual([429, "1"]);
});

test("sunset-passed removes deprecated operations only", async () => {
  const mocks = libraryMocks();
  mocks.scenario("sunset-passed");
  expect((await ask(mocks, "/v1/books")).status).toBe(410);
  expect((await ask(mocks, "/v2/books")).status).toBe(200);
});

test("flaky(2) lets every third attempt through, counted by request id", async () => {
  const mocks = libraryMocks();
  mocks.scenario("flaky(2)");
  const statuses = async (id: string): Promise<number[]> => {
    const found: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      found.push((await ask(mocks, "/status", { headers: { "x-request-id": id } })).status);
    }
    return found;
  };
  expect(await statuses("first")).toEqual([503, 503, 200, 503]);
  expect(await statuses("second")).toEqual([503, 503, 200, 503]);
});

test("flaky counts by method and URL where there is no request id", async () => {
  const mocks = libraryMocks();
  mocks.scenario("flaky");
  const paths = ["/status", "/v2/books", "/status", "/v2/books"];
  const statuses: number[] = [];
  for (const path of paths) statuses.push((await ask(mocks, path)).status);
  expect(statuses).toEqual([503, 503, 200, 200]);
});

test("slow takes two seconds longer", async () => {
  const wait = vi.fn(async (_: number) => {});
  const mocks = libraryMocks({ wait });
  mocks.scenario("slow");
  await ask(mocks, "/status");
  expect(wait.mock.calls.map(([delayMs]) => delayMs)).toEqual([2000]);
});

test("empty-middle-page puts an empty second page in a list by cursor, and loses nothing", async () => {
  const mocks = libraryMocks();
  mocks.scenario("empty-middle-page");
  const sizes: number[] = [];
  for (let path: string | null = "/v2/loans?limit=10"; path !== null; ) {
    const { data, next_cursor: next } = (await ask(mocks, path)).body as {
      data: { loans: unknown[] };
      next_cursor: string | null;
    };
    sizes.push(data.loans.length);
    path = next === null ? null : `/v2/loans?limit=10&cursor=${next}`;
  }
  expect(sizes).toEqual([10, 0, 10, 3]);
});

test("a scenario takes the place of the one before, and a name that is none is refused", async () => {
  const mocks = libraryMocks();
  mocks.scenario("overloaded");
  mocks.scenario("sunset-passed");
  expect((await ask(mocks, "/status")).status).toBe(200);
  expect(() => mocks.scenario("flaky(x)" as "flaky")).toThrow(RangeError);
});
