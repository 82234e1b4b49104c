import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "list-paginated": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("list-paginated", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "list-paginated",
        severity: "error",
        message:
          "listBooks answers a list without paging; add x-pagination with its items, or x-pagination: false if it stays short.",
        at: "#/paths/~1books/get",
        suggest: [],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("looks through the envelope and through allOf", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination: { style: offset }
x-envelope: { data: $response.body#/data }
components:
  schemas:
    Envelope: { type: object, properties: { success: { type: boolean } } }
paths:
  /lent-books:
    get:
      responses:
        "200":
          description: Books
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Envelope"
                  - type: object
                    properties:
                      data:
                        type: object
                        properties:
                          lent_books: { type: array, items: { type: string } }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/paths/~1lent-books/get"]);
  });
  test("leaves a single resource with lists of its own alone", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination: { style: offset }
paths:
  /books/{bookId}:
    get:
      responses:
        "200":
          description: A book
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: { type: array, items: { type: string } }
  /profile:
    get:
      responses:
        "200":
          description: You
          content:
            application/json:
              schema:
                type: object
                properties:
                  roles: { type: array, items: { type: string } }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });
  test("is silent in a document that pages nothing", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
paths:
  /books:
    get:
      responses:
        "200":
          description: Books
          content:
            application/json:
              schema: { type: array, items: { type: string } }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });
  test("survives a schema that contains itself", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination: { style: offset }
components:
  schemas:
    Node: { allOf: [{ $ref: "#/components/schemas/Node" }] }
paths:
  /nodes:
    get:
      responses:
        "200":
          description: A node
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Node" }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });

  test("knows an array by its type, by its items and by a branch", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-pagination: { style: offset }
paths:
  /a:
    get:
      responses:
        "200": { description: A, content: { application/json: { schema: { type: [array, "null"] } } } }
  /b:
    get:
      responses:
        "200": { description: A, content: { application/json: { schema: { items: { type: string } } } } }
  /c:
    get:
      responses:
        "200": { description: A, content: { application/json: { schema: { description: C, allOf: [{ description: D }, { type: array }] } } } }
  /d:
    get:
      responses:
        "200": { description: A, content: { application/json: { schema: { type: [object, "null"] } } } }
  /e:
    get:
      responses:
        "200": { description: A, content: { application/json: { schema: { type: object, properties: { others: { type: array }, items: { type: integer } } } } } }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual([
      "#/paths/~1a/get",
      "#/paths/~1b/get",
      "#/paths/~1c/get",
    ]);
  });
});
