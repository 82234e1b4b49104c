import { describe, expect, test } from "vitest";
import { books } from "../../testing/books.ts";
import { lint } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const examples = await pageExamples(import.meta.url);
const client = 'import { createBooks } from "@books/client"; createBooks()';

describe("no-sunset-operation", () => {
  test("reports the page's failing example with date, successor and guide", () => {
    expect(lint(examples.fails, { now: "2027-01-01" })).toEqual([
      "3:9 no-sunset-operation listBooksV1 was removed on 2026-12-31; use listBooks (guide: https://books.example/v2)",
    ]);
  });

  test("passes the page's other example", () => {
    expect(lint(examples.passes, { now: "2027-01-01" })).toEqual([]);
  });

  test("lets the sunset's day pass first", () => {
    expect(lint(`${client}.listBooksV1();`, { now: "2026-12-31T23:59:58Z" })[0]).toMatch(/will be removed/);
    expect(lint(`${client}.listBooksV1();`, { now: "2026-12-31T23:59:59Z" })[0]).toMatch(/was removed/);
  });

  test("lets the day of a sunset without a time pass too", () => {
    const data = {
      ...books,
      operations: { old: { method: "GET", path: "/", deprecated: { sunset: "2026-12-31" } } },
    };
    expect(lint(`${client}.old();`, { data, now: "2026-12-31T23:00:00Z" })[0]).toMatch(/will be removed/);
    expect(lint(`${client}.old();`, { data, now: "2027-01-01" })[0]).toMatch(/was removed/);
  });

  test("reports what the contract calls removed, without a date that has not come", () => {
    expect(lint(`${client}.lendBook();`)).toEqual(["1:60 no-sunset-operation lendBook was removed"]);
  });
});
