import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "deprecation-sunset": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("deprecation-sunset", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "deprecation-sunset",
        severity: "error",
        message:
          "listBooksV1 is deprecated but does not say when it goes; add a sunset to its x-deprecation.",
        at: "#/paths/~1v1~1books/get/x-deprecation",
        suggest: [],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("asks for x-deprecation where another operation has one", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /v1/books:
    get:
      deprecated: true
      responses:
        "200": { description: Books }
    put:
      deprecated: true
      x-deprecation: { sunset: 2026-12-31 }
      responses:
        "200": { description: Books }
    delete:
      deprecated: true
      x-deprecation: false
      responses:
        "200": { description: Books }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/paths/~1v1~1books/get"]);
  });
  test("accepts a sunset of the path item", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /v1/books:
    x-deprecation: { sunset: 2026-12-31 }
    get:
      deprecated: true
      responses:
        "200": { description: Books }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });
  test("is silent in a document that does not use x-deprecation", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /v1/books:
    get:
      deprecated: true
      responses:
        "200": { description: Books }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });

  test("leaves operations alone that are not deprecated", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-deprecation: { contact: api@books.example }
paths:
  /a:
    get:
      responses: { "200": { description: A } }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual([]);
  });
});
