import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "error-code-status-match": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("error-code-status-match", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "error-code-status-match",
        severity: "error",
        message:
          "RES_ALREADY_EXISTS has status 409 in the catalogue, but stands at a 400 response; move it to the 409 response.",
        at: "#/paths/~1books/post/responses/400/x-error-codes/0",
        suggest: [],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("reports an operation that lists a code without declaring its status", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { status: 404, title: Not found }
paths:
  /books/1:
    get:
      operationId: getBook
      x-error-codes: [RES_NOT_FOUND]
      responses:
        "200": { description: The book }
`;
    const problems = await lintText(source, settings);
    expect(problems.map(({ message, at }) => [message, at])).toEqual([
      [
        "getBook lists RES_NOT_FOUND, but declares no 404 response; add the response or take the code away.",
        "#/paths/~1books~11/get/x-error-codes/0",
      ],
    ]);
  });
  test("accepts a range and the default response for the statuses that they stand for", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { status: 404, title: Not found }
paths:
  /books/1:
    get:
      x-error-codes: [RES_NOT_FOUND]
      responses:
        "4xx": { description: Refused, x-error-codes: [RES_NOT_FOUND] }
    delete:
      x-error-codes: [RES_NOT_FOUND]
      responses:
        default: { description: Refused, x-error-codes: [RES_NOT_FOUND] }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });

  test("leaves codes alone that have no status or are not in the catalogue", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { title: Not found }
paths:
  /a:
    get:
      x-error-codes: [RES_NOT_FOUND, OTHER]
      responses:
        "404": { description: Not found, x-error-codes: [RES_NOT_FOUND, OTHER] }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual([]);
  });
});
