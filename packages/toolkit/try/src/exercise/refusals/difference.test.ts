import { expect, test } from "vitest";
import { difference } from "./difference.ts";

const refusal = {
  status: 422,
  body: { code: "INVALID", details: [{ field: "name", message: "is required" }] },
};

test("equal refusals do not differ", () => {
  expect(difference(refusal, structuredClone(refusal))).toBeUndefined();
});

test("other words are shown where they stand", () => {
  const other = {
    status: 422,
    body: { code: "INVALID", details: [{ field: "name", message: "is missing" }] },
  };
  expect(difference(refusal, other)).toEqual({
    message:
      'both answer 422, but body.details.0.message is "is required" of the mocks and "is missing" of the server',
    kind: "mocks 422, server 422, other body.details.message",
  });
});

test("other statuses are shown with what both say", () => {
  expect(difference(refusal, { status: 200, body: {} })).toMatchObject({ kind: "mocks 422, server 200" });
});

test("what is not refused at all is a difference as well", () => {
  const taken = { status: 501, body: {} };
  expect(difference(taken, taken)).toMatchObject({ kind: "not refused, 501" });
});
