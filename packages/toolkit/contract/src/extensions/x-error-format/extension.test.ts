import { describe, expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles, report } from "../../../test/load-files.ts";
import { pageExample } from "../../../test/page-example.ts";
import { type ErrorFormat, xErrorFormat } from "../../index.ts";

async function format(body: string): Promise<ErrorFormat> {
  return contractOf(await loadFiles({ "openapi.yaml": document(`paths: {}\n${body}`) })).errorFormat;
}

describe("x-error-format", () => {
  test("means what its page says", async () => {
    const result = await loadFiles({ "openapi.yaml": pageExample(import.meta.url) });
    const { errorFormat } = contractOf(result);
    expect(result.diagnostics).toEqual([]);
    expect(errorFormat).toMatchObject({
      declared: true,
      mediaType: "application/json",
      code: "/error/code",
      message: "/error/message",
      details: "/error/details",
      docs: "/error/help_url",
    });
    expect(errorFormat).not.toHaveProperty("title");
    expect(Object.entries(errorFormat.implied).filter(([, code]) => code !== undefined)).toEqual([
      ["validation", "VAL_INVALID_FORMAT"],
      ["unauthenticated", "AUTH_REQUIRED"],
      ["forbidden", "PERM_DENIED"],
      ["internal", "SYS_INTERNAL_ERROR"],
    ]);
    expect(xErrorFormat.describe(errorFormat)).toBe(
      "application/json with the code at /error/code and the message at /error/message",
    );
  });

  test("is that of RFC 9457 where the document says nothing", async () => {
    const { implied, ...parts } = await format("");
    expect(parts).toEqual({
      declared: false,
      mediaType: "application/problem+json",
      code: "/code",
      message: "/detail",
      details: "/details",
      docs: "/type",
      title: "/title",
      status: "/status",
    });
    expect(Object.keys(implied)).toHaveLength(16);
    expect(Object.values(implied).every((code) => code === undefined)).toBe(true);
  });

  test("keeps parts that are not named beside the code, outside of RFC 9457", async () => {
    expect(
      await format("x-error-format: { mediaType: application/json, code: $response.body#/e/c }"),
    ).toMatchObject({
      message: "/e/message",
      details: "/e/details",
      docs: "/e/docs",
    });
    expect(await format("x-error-format: { code: $response.body#/kind }")).toMatchObject({
      mediaType: "application/problem+json",
      code: "/kind",
      message: "/detail",
      title: "/title",
    });
  });

  test.each([
    ["validation", 422, "validation_failed"],
    ["validationMany", 400, "VAL_MULTIPLE_ERRORS"],
    ["notFound", 404, "notFound"],
    ["methodNotAllowed", 405, "SYS_METHOD_NOT_ALLOWED"],
    ["unsupportedMediaType", 415, "unsupported-media-type"],
    ["payloadTooLarge", 413, "VAL_PAYLOAD_TOO_LARGE"],
    ["rateLimited", 429, "RATE_LIMIT_EXCEEDED"],
    ["conflict", 409, "RES_CONFLICT"],
    ["gone", 410, "RES_GONE"],
    ["notImplemented", 501, "SYS_NOT_IMPLEMENTED"],
    ["unavailable", 503, "SYS_UNAVAILABLE"],
    ["unknownVersion", 400, "VAL_UNKNOWN_VERSION"],
  ])("lets a usual name of the catalogue stand for %s", async (failure, status, code) => {
    const { implied } = await format(
      `x-error-codes: { OTHER: { status: ${status}, title: x }, ${code}: { status: ${status}, title: x } }`,
    );
    expect(implied).toHaveProperty(failure, code);
  });

  test("refuses a code that is not in the catalogue, and a place outside the body", async () => {
    const result = await loadFiles({
      "openapi.yaml": document(
        "paths: {}\nx-error-codes: { INTERNAL: { status: 500, title: I } }\nx-error-format: { code: $response.header.X-Code, message: body/message, implied: { internal: INTRENAL } }",
      ),
    });
    expect(headlines(result)).toEqual([
      'openapi.yaml:5:25 error LS1205 x-error-format.code is not a locator: "$response.header.X-Code" is no part of the response\'s body',
      'openapi.yaml:5:59 error LS1205 x-error-format.message is not a locator: "body/message" does not start with "$request." or "$response." and a part of it',
      'openapi.yaml:5:94 error LS1209 x-error-format.implied.internal names "INTRENAL", which x-error-codes at the root does not declare',
    ]);
    expect(report(result)).toContain('did you mean "INTERNAL"?');
  });
});
