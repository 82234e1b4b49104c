import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "unknown-extension": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("unknown-extension", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "unknown-extension",
        severity: "error",
        message: '"x-paginaton" is not known and is ignored.',
        at: "#/paths/~1books/get/x-paginaton",
        suggest: ["x-pagination"],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("looks into every object, but takes no header, property or example for an extension", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths: {}
components:
  schemas:
    Book:
      type: object
      x-senstive: true
      properties:
        x-senstive: { type: string }
        constructor: { type: string, x-sensitive: true }
      example: { x-senstive: 1 }
  headers:
    Left: { schema: { type: integer }, x-rate-limits: 5 }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual([
      "#/components/schemas/Book/x-senstive",
      "#/components/headers/Left/x-rate-limits",
    ]);
  });
  test("leaves extensions of others alone", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-logo: { url: "https://books.example/logo.png" }
x-tagGroups: []
x-webhooks: {}
x-api-id: books
x-google-backend: {}
x-ms-pageable: {}
x-speakeasy-retries: {}
paths: {}
`;
    expect(await lintText(source, settings)).toEqual([]);
  });

  test("takes only keys that start with x- for extensions", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /a:
    get:
      tags: [a]
      xxcaches: 1
      x-cache: { maxAgeSeconds: 1 }
      responses: { "200": { description: Items } }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual([]);
  });
});
