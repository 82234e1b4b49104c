import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles, report } from "../../../test/load-files.ts";
import { pageExample } from "../../../test/page-example.ts";
import { xErrorCodes } from "../../index.ts";

describe("x-error-codes", () => {
  test("means what its page says", async () => {
    const result = await loadFiles({ "openapi.yaml": pageExample(import.meta.url) });
    const contract = contractOf(result);
    expect(result.diagnostics).toEqual([]);
    expect(contract.errors).toEqual([
      {
        code: "RES_NOT_FOUND",
        status: 404,
        title: "Resource not found",
        message: "{resource} {id} was not found",
        details: { $ref: "#/components/schemas/ResNotFoundDetails" },
        detailsPointer: "/components/schemas/ResNotFoundDetails",
        retry: "never",
        pointer: "/x-error-codes/RES_NOT_FOUND",
      },
      {
        code: "AUTH_REQUIRED",
        status: 401,
        title: "Log in first",
        message: "Log in first",
        retry: "never",
        pointer: "/x-error-codes/AUTH_REQUIRED",
      },
      expect.objectContaining({
        code: "SYS_OVERLOADED",
        retry: "idempotent",
        docs: "https://docs.example.com/errors#overloaded",
      }),
      expect.objectContaining({ code: "SYS_INTERNAL_ERROR" }),
    ]);
    expect(contract.operations[0]?.errors.map(({ code }) => code)).toEqual([
      "RES_NOT_FOUND",
      "AUTH_REQUIRED",
      "SYS_OVERLOADED",
      "SYS_INTERNAL_ERROR",
    ]);
    expect(xErrorCodes.describe(contract.errors.slice(0, 2))).toBe(
      "RES_NOT_FOUND (404), AUTH_REQUIRED (401)",
    );
  });

  test("makes a component of details that are written in place, which knows where it stands", async () => {
    const contract = contractOf(await loadFiles({ "openapi.yaml": pageExample(import.meta.url) }));
    expect(contract.schemas.map(({ identifier }) => identifier)).toEqual(["ResNotFoundDetails"]);
    expect(contract.source.locate("/components/schemas/ResNotFoundDetails/type")).toMatchObject({ line: 9 });
  });

  test("may keep the catalogue in a file of its own", async () => {
    const result = await loadFiles({
      "openapi.yaml": document("paths: {}\nx-error-codes: { $ref: errors.yaml }"),
      "errors.yaml":
        "GONE: { status: 410, title: Gone, details: { $ref: details.yaml } }\nBAD: { status: 200, title: Fine }\n",
      "details.yaml": "type: object",
    });
    expect(headlines(result)).toEqual([
      "errors.yaml:2:16 error LS1201 x-error-codes.BAD.status must be >= 400, but is 200",
    ]);
    const good = await loadFiles({
      "openapi.yaml": document("paths: {}\nx-error-codes: { $ref: errors.yaml }"),
      "errors.yaml": "GONE: { status: 410, title: Gone, details: { $ref: details.yaml } }\n",
      "details.yaml": "type: object",
    });
    expect(contractOf(good).errors).toMatchObject([
      { code: "GONE", detailsPointer: "/components/schemas/details" },
    ]);
  });

  const catalogue = "x-error-codes: { A: { status: 404, title: A }, B: { status: 409, title: B } }";

  test("is inherited from the path item, and switched off by false", async () => {
    const contract = contractOf(
      await loadFiles({
        "openapi.yaml": document(
          `${catalogue}\npaths: { /a: { x-error-codes: [A], get: { x-error-codes: [B] }, put: { x-error-codes: false }, post: {} } }`,
        ),
      }),
    );
    expect(contract.operations.map(({ id, errors }) => [id, errors.map(({ code }) => code)])).toEqual([
      ["getA", ["A", "B"]],
      ["putA", []],
      ["postA", ["A"]],
    ]);
  });

  test("refuses a code that is not in the catalogue, and says which was meant", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "x-error-codes: { RES_NOT_FOUND: { status: 404, title: A } }\npaths:\n  /a:\n    get:\n      x-error-codes:\n        - RES_NOT_FUOND\n",
      ),
    });
    expect(report(result)).toBe(
      [
        'openapi.yaml:8:11  error  LS1209  x-error-codes[0] names "RES_NOT_FUOND", which x-error-codes at the root does not declare',
        "   7 |       x-error-codes:",
        " > 8 |         - RES_NOT_FUOND",
        `${" ".repeat(17)}^^^^^^^^^^^^^ did you mean "RES_NOT_FOUND"?`,
      ].join("\n"),
    );
  });

  test("without any catalogue is taken for somebody else's: told, left out, and no error", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths:\n  /a:\n    get:\n      responses: { '404': { description: gone, x-error-codes: [GONE] } }\n",
      ),
    });
    expect(contractOf(result).operations[0]?.errors).toEqual([]);
    expect(headlines(result)).toEqual([
      "openapi.yaml:6:48 warning LS1217 x-error-codes lists codes here, and no x-error-codes at the root says what they are; the list is left out",
    ]);
  });

  test("warns of a status that the operation does not declare, and of a response of another one", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        [
          catalogue,
          "paths:",
          "  /a: { get: { x-error-codes: [A, B], responses: { '200': { description: ok }, '404': { description: no } } } }",
          "  /b: { get: { x-error-codes: [A, B], responses: { 4XX: { description: no } } } }",
          "  /c: { get: { responses: { '409': { description: no, x-error-codes: [A] } } } }",
        ].join("\n"),
      ),
    });
    expect(headlines(result)).toEqual([
      "openapi.yaml:5:35 warning LS1210 GET /a may answer B (409), but declares no 409 response",
      "openapi.yaml:7:71 warning LS1216 A has status 404, but stands on a 409 response",
    ]);
  });

  test("checks the message against the details", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths: {}\nx-error-codes: { A: { status: 404, title: A, message: '{nmae} is gone', details: { properties: { name: {} } } } }",
      ),
    });
    expect(report(result)).toContain('^^^^ did you mean "name"?');
    expect(result.diagnostics.map(({ id, severity }) => [id, severity])).toEqual([["LS1211", "warning"]]);
  });

  test.each([
    ["A: { title: A }", '18 error LS1201 x-error-codes.A needs "status"'],
    [
      "A: { status: 404, title: A, retry: nver }",
      '53 error LS1201 x-error-codes.A.retry has to be one of never, idempotent, always, but is "nver"',
    ],
    [
      "A: { status: '404', title: A }",
      '32 error LS1201 x-error-codes.A.status has to be an integer, but is "404"',
    ],
    ["A: { status: 404, title: A, detials: {} }", '46 error LS1202 x-error-codes.A has no key "detials"'],
  ])("tells the place of a wrong value: %s", async (entry, expected) => {
    const result = await loadFiles({ "openapi.yaml": document(`paths: {}\nx-error-codes: { ${entry} }`) });
    expect(headlines(result)).toEqual([`openapi.yaml:4:${expected}`]);
  });
});
