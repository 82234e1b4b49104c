import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "error-code-unused": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("error-code-unused", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "error-code-unused",
        severity: "error",
        message:
          "No operation answers the error code RES_GONE; list it where it belongs or take it out of the catalogue.",
        at: "#/x-error-codes/RES_GONE",
        suggest: [],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("takes any code of an implied status for used where implied is not declared", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  SYS_ERROR: { status: 500, title: Broken }
paths:
  /books:
    get:
      responses:
        "200": { description: Books }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });
  test("holds the catalogue to the named codes where implied is declared", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  SYS_ERROR: { status: 500, title: Broken }
  SYS_OTHER: { status: 500, title: Broken too }
x-error-format: { implied: { internal: SYS_ERROR } }
paths:
  /books:
    get:
      responses:
        "200": { description: Books }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/x-error-codes/SYS_OTHER"]);
  });
});
