import { expect, test } from "vitest";
import {
  composeOtherMethod,
  createRouteTable,
  findOperation,
  type Operation,
  type ReplyContext,
} from "../index.ts";
import { api, operations } from "../testing/library.ts";

const routes = createRouteTable(Object.values(operations));
const context: ReplyContext = { api, requestId: "r1", now: new Date(0), durationMs: 0 };

test("GET serves HEAD, and a HEAD of its own comes first", () => {
  expect(findOperation(routes, "HEAD", "/v2/books/7")).toMatchObject({
    operation: { id: "getBook" },
    path: { bookId: "7" },
  });
  const own: Operation = { id: "headBooks", method: "HEAD", path: "/v2/books", responses: {} };
  const more = createRouteTable([...Object.values(operations), own]);
  expect(findOperation(more, "HEAD", "/v2/books")).toMatchObject({ operation: { id: "headBooks" } });
});

test("a path that exists tells what it takes, HEAD and OPTIONS among them", () => {
  expect(findOperation(routes, "PUT", "/v2/books/7")).toEqual({ allow: "DELETE, GET, HEAD, OPTIONS" });
  const posts = createRouteTable([{ id: "a", method: "POST", path: "/a", responses: {} }]);
  expect(findOperation(posts, "HEAD", "/a")).toEqual({ allow: "OPTIONS, POST" });
});

test("another path is none", () => {
  expect(findOperation(routes, "GET", "/v3/books")).toBeUndefined();
});

test("OPTIONS is answered with what a path takes, another method is refused with it", () => {
  expect(composeOtherMethod("OPTIONS", "GET", context)).toEqual({
    status: 204,
    headers: { Allow: "GET", "X-Request-Id": "r1" },
  });
  expect(composeOtherMethod("PUT", "GET", context)).toMatchObject({ status: 405, headers: { Allow: "GET" } });
});
