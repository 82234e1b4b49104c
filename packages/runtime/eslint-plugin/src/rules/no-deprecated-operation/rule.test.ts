import { describe, expect, test } from "vitest";
import { lint } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const examples = await pageExamples(import.meta.url);
const client = 'import { createBooks } from "@books/client"; createBooks()';

describe("no-deprecated-operation", () => {
  test("reports the page's failing example with date, successor and guide", () => {
    expect(lint(examples.fails, { now: "2026-06-01" })).toEqual([
      "4:28 no-deprecated-operation listBooksV1 is deprecated and will be removed on 2026-12-31; use listBooks (guide: https://books.example/v2)",
    ]);
  });

  test("passes the page's other example", () => {
    expect(lint(examples.passes)).toEqual([]);
  });

  test("gives the reason where there is no successor, and no date where there is none", () => {
    expect(lint(`${client}.getBookV1();`)).toEqual([
      "1:60 no-deprecated-operation getBookV1 is deprecated; Books have ISBNs now",
    ]);
  });

  test("says nothing before the deprecation begins", () => {
    expect(lint(`${client}.listBooksV1();`, { now: "2026-01-14T23:59:59Z" })).toEqual([]);
    expect(lint(`${client}.listBooksV1();`, { now: "2026-01-15T00:00:00Z" })).toHaveLength(1);
  });

  test("says what it expects when it is given no time", () => {
    expect(() => lint(`${client}.listBooksV1();`, { now: "soon" })).toThrow(
      'The rule\'s option "now" is "soon"; give a date such as 2026-12-31',
    );
  });
});
