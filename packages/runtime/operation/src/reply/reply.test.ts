import { describe, expect, test } from "vitest";
import {
  type Api,
  composeFailure,
  composeImpliedFailure,
  composeSuccess,
  composeValidationFailure,
  problemDetails,
  readError,
} from "../index.ts";
import { api, getBook, getStatus, listBooksV1 } from "../testing/library.ts";

const context = {
  api,
  operation: getBook,
  requestId: "r1",
  now: new Date("2026-06-01T00:00:00Z"),
  durationMs: 3.6,
};
const plain: Api = {
  title: "Plain",
  version: "1",
  servers: [],
  errorFormat: problemDetails,
  errors: {},
  securitySchemes: {},
};

describe("a success", () => {
  test("is wrapped in the contract's envelope", () => {
    expect(composeSuccess({ status: 200, body: { id: 7 } }, context)).toEqual({
      status: 200,
      headers: { "X-Request-Id": "r1" },
      contentType: "application/json",
      body: {
        success: true,
        data: { id: 7 },
        meta: { request_id: "r1", timestamp: "2026-06-01T00:00:00.000Z" },
      },
    });
  });

  test("travels as it is where there is no envelope", () => {
    const reply = composeSuccess(
      { status: 200, body: { status: "up" } },
      { ...context, operation: getStatus },
    );
    expect(reply.body).toEqual({ status: "up" });
  });

  test("of a deprecated operation carries the headers", () => {
    const reply = composeSuccess(
      { status: 200, body: [] },
      { ...context, operation: listBooksV1, successorUrl: "/v2/books" },
    );
    expect(reply.headers).toMatchObject({
      Deprecation: "@1768435200",
      Sunset: "Wed, 30 Jun 2027 23:59:59 GMT",
    });
    expect(reply.headers["Link"]).toContain('</v2/books>; rel="successor-version"');
  });

  test("of a deprecated operation has no link to a successor whose path is a template", () => {
    const reply = composeSuccess(
      { status: 200, body: [] },
      { ...context, operation: listBooksV1, successorUrl: "/v2/books/{bookId}" },
    );
    expect(reply.headers["Link"]).not.toContain("successor-version");
  });

  test("with status 204 has no body", () => {
    expect(composeSuccess({ status: 204, body: "x" }, context)).toEqual({
      status: 204,
      headers: { "X-Request-Id": "r1" },
    });
  });
});

describe("a failure", () => {
  test("is written in the contract's format, its message filled from the details", () => {
    const reply = composeFailure({ code: "RES_NOT_FOUND", details: { resource: "Book", id: 7 } }, context);
    expect(reply).toMatchObject({
      status: 404,
      contentType: "application/json",
      body: {
        success: false,
        error: {
          code: "RES_NOT_FOUND",
          message: "Book 7 was not found",
          details: { resource: "Book", id: 7 },
          help_url: "https://library.example/errors#res-not-found",
        },
        meta: { request_id: "r1" },
      },
    });
    expect(readError(reply.body, api.errorFormat)).toEqual({
      code: "RES_NOT_FOUND",
      message: "Book 7 was not found",
      details: { resource: "Book", id: 7 },
      docs: "https://library.example/errors#res-not-found",
    });
  });

  test.each([
    [undefined, "Not found"],
    [{ resource: "Book" }, "Not found"],
    [{ resource: "Book", id: undefined }, "Not found"],
    [{ resource: "Book", id: null }, "Book null was not found"],
    [{ resource: "{id}", id: 7 }, "{id} 7 was not found"],
  ])("whose details are %j says %j", (details, message) => {
    const reply = composeImpliedFailure("notFound", context, { details });
    expect(readError(reply.body, api.errorFormat).message).toBe(message);
  });

  test("without a catalogue is a problem document with a built-in code (RFC 9457)", () => {
    const { operation: _, ...rest } = context;
    expect(composeImpliedFailure("notFound", { ...rest, api: plain })).toMatchObject({
      status: 404,
      contentType: "application/problem+json",
      body: { type: "about:blank", title: "There is nothing at this path", status: 404, code: "NOT_FOUND" },
    });
  });

  test("of validation is answered by the code that the contract names, with the fields", () => {
    const reply = composeValidationFailure(
      [
        { in: "body", field: "title", message: "is required" },
        { in: "query", field: "limit", message: "must be <= 100", value: 500 },
      ],
      context,
    );
    expect(reply.status).toBe(422);
    expect(readError(reply.body, api.errorFormat)).toMatchObject({
      code: "VAL_ERROR",
      details: [
        { field: "title", message: "is required" },
        { field: "limit", message: "must be <= 100", value: 500 },
      ],
    });
  });

  test("of validation in a plain contract is a 400, or a 422 where only that is declared", () => {
    const violation = [{ in: "body", field: "", message: "is required" }] as const;
    const operation = { ...getStatus, responses: { "200": {}, "422": {} } };
    expect(composeValidationFailure(violation, { ...context, api: plain, operation: getStatus }).status).toBe(
      400,
    );
    expect(composeValidationFailure(violation, { ...context, api: plain, operation }).status).toBe(422);
  });

  test("of an unknown code never leaks it into the title", () => {
    expect(composeFailure({ code: "NOT_IN_CATALOGUE" }, { ...context, api: plain }).status).toBe(500);
  });
});
