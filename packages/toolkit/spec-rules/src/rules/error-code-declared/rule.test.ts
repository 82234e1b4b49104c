import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "error-code-declared": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("error-code-declared", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "error-code-declared",
        severity: "error",
        message: "The error code RES_NOT_FUOND is not in the catalogue; add it to x-error-codes at the root.",
        at: "#/paths/~1books~1{bookId}/get/x-error-codes/0",
        suggest: ["RES_NOT_FOUND"],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("reports a code of a shared response once", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { status: 404, title: Not found }
components:
  responses:
    Refused: { description: Refused, x-error-codes: [NOPE] }
paths:
  /books/1:
    get:
      responses:
        "404": { $ref: "#/components/responses/Refused" }
    delete:
      responses:
        "404": { $ref: "#/components/responses/Refused" }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/components/responses/Refused/x-error-codes/0"]);
  });
  test("does not take a name that every object inherits for a code of the catalogue", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { status: 404, title: Not found }
paths:
  /books/1:
    get:
      x-error-codes: [constructor]
      responses:
        "200": { description: The book }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/paths/~1books~11/get/x-error-codes/0"]);
  });
});
