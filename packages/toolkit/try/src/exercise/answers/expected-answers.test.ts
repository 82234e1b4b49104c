import type { Operation } from "@lockstep/operation";
import { expect, test } from "vitest";
import { expectedAnswers } from "./expected-answers.ts";

const operation = (statuses: readonly string[], more: Partial<Operation> = {}): Operation => ({
  id: "getPet",
  method: "GET",
  path: "/pets/{petId}",
  responses: Object.fromEntries(statuses.map((status) => [status, {}])),
  ...more,
});

/** What may come by itself out of some statuses, and what has to come when it is told. */
function asked(statuses: readonly string[]): {
  readonly own: readonly number[];
  readonly stated: readonly number[];
} {
  const expectation = expectedAnswers(operation(statuses));
  if ("uncallable" in expectation) throw new Error(expectation.uncallable);
  const { own, stated } = expectation;
  return { own: [200, 201, 204, 302, 404].filter((status) => own?.(status)), stated };
}

test("every declared success has to come, and nothing else will do", () => {
  expect(asked(["200", "204", "302", "404", "default"])).toEqual({ own: [200, 204], stated: [200, 204] });
});

test("any success will do for a range and for a default", () => {
  expect(asked(["2XX", "404"])).toEqual({ own: [200, 201, 204], stated: [] });
  expect(asked(["default"])).toEqual({ own: [200, 201, 204], stated: [] });
});

test("a redirection is an answer where no success is declared", () => {
  expect(asked(["302", "404"])).toEqual({ own: [302], stated: [302] });
});

test("where only failures are declared, each has to come when it is told", () => {
  expect(asked(["404", "5XX"])).toEqual({ own: [], stated: [404, 500] });
});

test.each([
  [operation(["101"]), "its only answers (101) cannot be carried by fetch"],
  [operation([]), "the contract declares no answer"],
  [operation(["200"], { method: "TRACE" }), "fetch does not send TRACE"],
  [
    operation(["200"], { body: { required: true, mediaTypes: ["application/json"] } }),
    "its body is required, and fetch sends none with GET",
  ],
])("an operation that cannot be called is told apart, with the reason", (one, uncallable) => {
  expect(expectedAnswers(one)).toEqual({ uncallable });
});
