import { describe, expect, test } from "vitest";
import { lintText } from "../../testing/lint.ts";
import { pageExamples } from "../../testing/page.ts";

const settings = { "error-codes-required": "error" } as const;
const examples = await pageExamples(import.meta.url);

describe("error-codes-required", () => {
  test("reports the page's failing example", async () => {
    expect(await lintText(examples.fails, settings)).toEqual([
      {
        rule: "error-codes-required",
        severity: "error",
        message:
          "The 404 response of getBook has no error code; list one in x-error-codes of the operation or of the response.",
        at: "#/paths/~1books~1{bookId}/get/responses/404",
        suggest: [],
      },
    ]);
  });

  test("passes the page's other example", async () => {
    expect(await lintText(examples.passes, settings)).toEqual([]);
  });

  test("counts codes that security, input and the server itself imply", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
security: [{ token: [] }]
x-error-codes:
  AUTH_REQUIRED: { status: 401, title: Log in }
  VAL_ERROR: { status: 422, title: Not valid }
  SYS_ERROR: { status: 500, title: Broken }
paths:
  /books:
    parameters: [{ name: q, in: query, schema: { type: string } }]
    get:
      responses:
        "200": { description: Books }
        "401": { description: Log in }
        "422": { description: Not valid }
        "5XX": { description: Broken }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });
  test("does not count an implied code where nothing implies it", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  AUTH_REQUIRED: { status: 401, title: Log in }
paths:
  /books:
    get:
      responses:
        "401": { description: Log in }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/paths/~1books/get/responses/401"]);
  });
  test("takes codes from the path item, and beside a $ref", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { status: 404, title: Not found }
  RES_GONE: { status: 410, title: Gone }
components:
  responses:
    Refused: { description: Refused }
paths:
  /books/1:
    x-error-codes: [RES_NOT_FOUND]
    get:
      responses:
        "404": { $ref: "#/components/responses/Refused" }
        "410": { $ref: "#/components/responses/Refused", x-error-codes: [RES_GONE] }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });
  test("reports a shared response at the operation that uses it", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { status: 404, title: Not found }
components:
  responses:
    Refused: { description: Refused }
paths:
  /books/1:
    get:
      responses:
        "404": { $ref: "#/components/responses/Refused" }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/paths/~1books~11/get/responses/404"]);
  });
  test("leaves webhooks and callbacks alone, whose answers others give", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { status: 404, title: Not found }
webhooks:
  lent:
    post:
      responses:
        "404": { description: Nobody is there }
paths:
  /subscriptions:
    post:
      responses:
        "201": { description: Subscribed }
      callbacks:
        lent:
          "{$request.body#/url}":
            post:
              responses:
                "404": { description: Nobody is there }
`;
    expect(await lintText(source, settings)).toEqual([]);
  });

  test("counts 429 under a rate limit and 400 where there is a body", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RATE_LIMITED: { status: 429, title: Too many }
  VAL_ERROR: { status: 400, title: Not valid }
paths:
  /a:
    x-rate-limit: { policies: [strict] }
    post:
      requestBody: { content: {} }
      responses:
        "400": { description: Not valid }
        "429": { description: Too many }
  /b:
    post:
      responses:
        "400": { description: Not valid }
        "429": { description: Too many }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual([
      "#/paths/~1b/post/responses/400",
      "#/paths/~1b/post/responses/429",
    ]);
  });

  test("does not let a code without a status cover a response", async () => {
    const source = `openapi: 3.1.0
info: { title: Books, version: 1.0.0 }
x-error-codes:
  RES_NOT_FOUND: { title: Not found }
paths:
  /a:
    get:
      x-error-codes: [RES_NOT_FOUND]
      responses:
        "404": { description: Not found }
`;
    const problems = await lintText(source, settings);
    expect(problems.map((problem) => problem.at)).toEqual(["#/paths/~1a/get/responses/404"]);
  });
});
