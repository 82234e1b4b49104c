import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "limit-bounds": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("limit-bounds", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "limit-bounds",
        severity: "error",
        message: 'The limit parameter "limit" of listBooks has no maximum; add maximum: 100 to its schema.',
        at: "#/paths/~1books/get/parameters/0",
        suggest: [],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("reports a maximum that x-pagination contradicts, where the maximum stands", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination:
  style: offset
  request: { limit: $request.query.limit }
  limit: { default: 50, max: 100 }
components:
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer, maximum: 500 } }
paths:
  /books:
    parameters: [{ $ref: "#/components/parameters/Limit" }]
    get:
      operationId: listBooks
      x-pagination: { items: $response.body#/books }
      responses:
        "200": { description: Books }
`;
    const problems = await lintText(source, settings);
    expect(problems.map(({ message, at }) => [message, at])).toEqual([
      [
        'The limit parameter "limit" of listBooks allows up to 500, but x-pagination.limit.max is 100; make them agree.',
        "#/components/parameters/Limit/schema/maximum",
      ],
    ]);
  });
  test("takes defaults at the root for no paging", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination:
  style: offset
  request: { limit: $request.query.limit }
  limit: { default: 50, max: 100 }
components:
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer, maximum: 500 } }
paths:
  /books:
    parameters: [{ $ref: "#/components/parameters/Limit" }]
    get:
      operationId: listBooks
      summary: Not paged
      responses:
        "200": { description: Books }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });
  test("understands an exclusive maximum", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination:
  style: offset
  request: { limit: $request.query.limit }
  limit: { default: 50, max: 100 }
components:
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer, exclusiveMaximum: 101 } }
paths:
  /books:
    parameters: [{ $ref: "#/components/parameters/Limit" }]
    get:
      operationId: listBooks
      x-pagination: { items: $response.body#/books }
      responses:
        "200": { description: Books }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });

  test("reports a shared parameter once, and once more where another maximum is asked for", async () => {
    const list = (name: string, max: number): string => `
  /${name}:
    get:
      x-pagination: { items: $response.body#/items, limit: { max: ${max} } }
      parameters: [{ $ref: "#/components/parameters/Limit" }]
      responses: { "200": { description: Items } }`;
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination: { style: offset, request: { limit: $request.query.limit } }
components:
  parameters:
    Limit: { name: limit, in: query, schema: { type: integer } }
paths:${list("a", 100)}${list("b", 100)}${list("c", 20)}
`;
    const problems = await lintText(source, settings);
    expect(problems.map(({ message }) => message)).toEqual([
      'The limit parameter "limit" of GET /a has no maximum; add maximum: 100 to its schema.',
      'The limit parameter "limit" of GET /c has no maximum; add maximum: 20 to its schema.',
    ]);
  });

  test("takes the parameter of the place that the locator names, header names in any case", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination: { style: offset, items: $response.body#/items, limit: { max: 100 } }
paths:
  /a:
    get:
      x-pagination: { request: { limit: $request.query.limit } }
      parameters:
        - { name: limit, in: header, schema: { type: integer } }
        - { name: offset, in: query, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
      responses: { "200": { description: Items } }
  /b:
    get:
      x-pagination: { request: { limit: $request.header.x-limit } }
      parameters: [{ name: X-Limit, in: header, schema: { type: integer } }]
      responses: { "200": { description: Items } }
  /c:
    get:
      x-pagination: { request: { limit: $request.query.limit } }
      parameters: [{ name: Limit, in: query, schema: { type: integer } }]
      responses: { "200": { description: Items } }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/paths/~1b/get/parameters/0"]);
  });

  test("takes the least of several maxima", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /a:
    get:
      x-pagination:
        style: offset
        items: $response.body#/items
        request: { limit: $request.query.limit }
        limit: { max: 100 }
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 500, allOf: [{ maximum: 100 }] } }
      responses: { "200": { description: Items } }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual([]);
  });
});
