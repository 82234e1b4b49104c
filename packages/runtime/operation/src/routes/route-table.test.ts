import { expect, test } from "vitest";
import { createRouteTable } from "../index.ts";

const table = createRouteTable([
  { method: "GET", path: "/" },
  { method: "GET", path: "/agents" },
  { method: "POST", path: "/agents" },
  { method: "GET", path: "/agents/{agentId}" },
  { method: "GET", path: "/agents/groups" },
  { method: "POST", path: "/agents/{agentId}:reboot" },
  { method: "GET", path: "/agents/{agentId}/tasks/{taskId}" },
  { method: "GET", path: "/diff/{base}...{head}" },
  { method: "DELETE", path: "/agents/groups/{groupId}" },
  { method: "GET", path: "/{any}/{other}" },
]);

test.each([
  ["GET", "/", "/", {}],
  ["GET", "/agents", "/agents", {}],
  ["GET", "/agents/7", "/agents/{agentId}", { agentId: "7" }],
  ["GET", "/agents/groups", "/agents/groups", {}],
  ["POST", "/agents/7:reboot", "/agents/{agentId}:reboot", { agentId: "7" }],
  ["GET", "/agents/a%2Fb/tasks/9", "/agents/{agentId}/tasks/{taskId}", { agentId: "a%2Fb", taskId: "9" }],
  ["GET", "/diff/v1.0...v2.0", "/diff/{base}...{head}", { base: "v1.0", head: "v2.0" }],
  ["GET", "/agent%73/7", "/agents/{agentId}", { agentId: "7" }],
  ["GET", "/other/x", "/{any}/{other}", { any: "other", other: "x" }],
])("%s %s is %s", (method, path, template, values) => {
  const match = table.match(method, path);
  expect(match?.matches?.map(({ route, path }) => [route.path, { ...path }])).toEqual([[template, values]]);
});

test("a path that is there for other methods only names them", () => {
  expect(table.match("PATCH", "/agents")).toEqual({ allowed: ["GET", "POST"] });
});

test.each(["/nothing", "/agents/7/tasks", "/agents/", "//agents", "/agents/7/8/9/10"])(
  "%s is no path",
  (path) => {
    expect(table.match("GET", path)).toBeUndefined();
  },
);

test("a name called __proto__ is a value, not a prototype", () => {
  const hostile = createRouteTable([{ method: "GET", path: "/{__proto__}" }]);
  const match = hostile.match("GET", "/x");
  expect(match?.matches?.map(({ path }) => Object.entries(path))).toEqual([[["__proto__", "x"]]]);
});
