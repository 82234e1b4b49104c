import { describe, expect, test, vi } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "sunset-passed": { now: "2027-01-01" } } as const;
const examples = await pageExamples(import.meta.url);

describe("sunset-passed", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "sunset-passed",
        severity: "error",
        message:
          "listBooksV1 should have been removed on 2026-12-31; set phase: removed, delete it, or move the sunset.",
        at: "#/paths/~1v1~1books/get/x-deprecation/sunset",
        suggest: [],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /v1/books:
    get:
      x-deprecation: { sunset: 2026-12-31 }
      responses:
        "200": { description: Books }
`;

  test("lets a bare date end with its day", async () => {
    expect(await lintText(source, { "sunset-passed": { now: "2026-12-31T23:59:58Z" } })).toEqual([]);
    expect(await lintText(source, { "sunset-passed": { now: "2026-12-31T23:59:59Z" } })).toHaveLength(1);
  });

  test("is silent without a clock", async () => {
    expect(await lintText(source, { "sunset-passed": "error" })).toEqual([]);
  });

  test("takes its clock from the environment where the configuration gives none", async () => {
    vi.stubEnv("LOCKSTEP_NOW", "2030-01-01");
    expect(await lintText(source, { "sunset-passed": "error" })).toHaveLength(1);
    vi.unstubAllEnvs();
  });

  test("says what it expects when it is given no time", async () => {
    await expect(lintText(source, { "sunset-passed": { now: "soon" } })).rejects.toThrow(
      'lockstep/sunset-passed was given the time "soon"; give a date such as 2026-12-31',
    );
  });
});
