import { expect, test } from "vitest";
import { serverPath } from "../index.ts";

test.each<[string | undefined, string]>([
  [undefined, ""],
  ["https://a.example", ""],
  ["https://a.example/v1/", "/v1"],
  ["https://{region}.a.example:{port}/v1", "/v1"],
  ["https://{region}/{stage}", "/%7Bstage%7D"],
  ["//a.example/v1?x#y", "/v1"],
  ["/v1", "/v1"],
  ["v1", "/v1"],
  ["{origin}/v1", "/%7Borigin%7D/v1"],
  ["http://[", ""],
])("of %s is %s", (url, path) => {
  expect(serverPath(url)).toBe(path);
});
