import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles } from "../../../test/load-files.ts";
import { pageExample } from "../../../test/page-example.ts";
import { xEnvelope } from "../../index.ts";

const answer = (schema: string): string =>
  `responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } }`;

describe("x-envelope", () => {
  test("means what its page says", async () => {
    const result = await loadFiles({ "openapi.yaml": pageExample(import.meta.url) });
    const contract = contractOf(result);
    expect(result.diagnostics).toEqual([]);
    expect(contract.envelope).toEqual({
      data: "/data",
      success: "/success",
      meta: {
        requestId: "/meta/request_id",
        timestamp: "/meta/timestamp",
        apiVersion: undefined,
        durationMs: undefined,
        deprecation: undefined,
      },
    });
    expect(contract.operations.map(({ id, envelope }) => [id, envelope?.data])).toEqual([
      ["getAgent", "/data"],
      ["getHealth", undefined],
    ]);
    expect(contract.envelope && xEnvelope.describe(contract.envelope)).toBe(
      "the data is at /data of the body",
    );
  });

  test("that is inherited is switched off, with a warning, where the answer has no place for the data", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        [
          "x-envelope: { data: $response.body#/data, meta: { requestId: $response.body#/meta/id } }",
          "paths:",
          `  /a: { get: { ${answer("{ properties: { status: {} } }")} } }`,
          `  /b: { get: { ${answer("{ properties: { data: {}, meta: { properties: { x: {} } } } }")} } }`,
          "  /c: { get: { responses: { '204': { description: none } } } }",
        ].join("\n"),
      ),
    });
    expect(contractOf(result).operations.map(({ envelope }) => envelope?.data)).toEqual([
      undefined,
      "/data",
      "/data",
    ]);
    expect(contractOf(result).operations[1]?.envelope?.meta.requestId).toBeUndefined();
    expect(headlines(result)).toEqual([
      "openapi.yaml:5:9 warning LS1208 the inherited x-envelope does not fit GET /a: the 200 schema has no /data; it is switched off here",
      "openapi.yaml:6:9 warning LS1208 the inherited x-envelope does not fit GET /b: the 200 schema has no /meta/id; that part is left out here",
    ]);
  });

  test("that an operation says itself has to fit", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        `paths: { /a: { get: { x-envelope: { data: $response.body#/dta }, ${answer("{ properties: { data: {} } }")} } } }`,
      ),
    });
    expect(headlines(result)).toEqual([
      "openapi.yaml:3:59 error LS1207 x-envelope.data points at $response.body#/dta, which the 200 schema does not have",
    ]);
  });

  test("is merged key by key, the nearest winning", async () => {
    const contract = contractOf(
      await loadFiles({
        "openapi.yaml": document(
          "x-envelope: { data: $response.body#/data, success: $response.body#/ok }\npaths: { /a: { x-envelope: { success: $response.body#/fine }, get: { x-envelope: { data: $response.body#/result } } } }",
        ),
      }),
    );
    expect(contract.operations[0]?.envelope).toMatchObject({ data: "/result", success: "/fine" });
  });

  test("takes places of the response's body only", async () => {
    const result = await loadFiles({
      "openapi.yaml": document("paths: {}\nx-envelope: { data: $request.body#/data }"),
    });
    expect(headlines(result)).toEqual([
      'openapi.yaml:4:21 error LS1205 x-envelope.data is not a locator: "$request.body#/data" is no part of the response\'s body',
    ]);
  });
});
