import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "error-code-category": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("error-code-category", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "error-code-category",
        severity: "error",
        message:
          "The error code BOOK_LENT is in no category; start it with RES_, SYS_ or add a category to x-error-categories.",
        at: "#/x-error-codes/BOOK_LENT",
        suggest: [],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("is silent without categories", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  BOOK_LENT: { status: 409, title: The book is lent }
paths: {}
`;
    expect(await lintText(source, settings)).toEqual([]);
  });
});
