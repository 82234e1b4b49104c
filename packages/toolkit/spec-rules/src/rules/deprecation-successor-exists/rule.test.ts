import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "deprecation-successor-exists": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("deprecation-successor-exists", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "deprecation-successor-exists",
        severity: "error",
        message:
          'There is no operation "listBook" to succeed listBooksV1; name an operationId of this document, or give a url.',
        at: "#/paths/~1v1~1books/get/x-deprecation/successor/operationId",
        suggest: ["listBooks"],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("reports an operation that succeeds itself", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /v1/books:
    get:
      operationId: listBooksV1
      x-deprecation: { successor: { operationId: listBooksV1 } }
      responses:
        "200": { description: Books }
`;
    const [problem] = await lintText(source, settings);
    expect(problem?.message).toBe("listBooksV1 names itself as its successor; name another one.");
  });
  test("leaves successors elsewhere alone", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /v1/books:
    get:
      operationId: listBooksV1
      x-deprecation: { successor: { url: "https://books.example/v2" } }
      responses:
        "200": { description: Books }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });

  test("reports a successor that many operations inherit once", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /a:
    x-deprecation: { successor: { operationId: gone } }
    get:
      responses: { "200": { description: A } }
    put:
      responses: { "200": { description: A } }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual([
      "#/paths/~1a/x-deprecation/successor/operationId",
    ]);
  });
});
