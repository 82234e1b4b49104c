import { expect, test } from "vitest";
import { handlerFileNames } from "./handler-file-names.ts";

const names = (...ids: readonly string[]): readonly string[] => [...handlerFileNames(ids).values()];

test("a handler's file is named for its operation", () => {
  expect(names("getAgent", "listHTTPErrors", "_2faEnable")).toEqual([
    "get-agent",
    "list-http-errors",
    "2fa-enable",
  ]);
});

test("ids that some file system takes for one have files of their own, whatever else there is", () => {
  const [one, other, third] = names("listPets", "list_pets", "LISTPETS");
  expect(one).toMatch(/^list-pets--[0-9a-f]{8}$/);
  expect(other).toMatch(/^list-pets--[0-9a-f]{8}$/);
  expect(third).toBe("listpets");
  expect(other).not.toBe(one);
  expect(names("list_pets", "listPets")).toEqual([other, one]);
  expect(new Set(names("_", "$", "__", "_$")).size).toBe(4);
  // A long s, which is an s to file systems without regard to case.
  expect(names("sort", "\u017fort").every((name) => /--[0-9a-f]{8}$/.test(name))).toBe(true);
});

test("an id of separators only has a name, and none is that of a device of Windows", () => {
  expect(names("_")).toEqual(["operation"]);
  expect(names("con", "NUL", "lpt1", "com", "console")).toEqual([
    "con-operation",
    "nul-operation",
    "lpt1-operation",
    "com",
    "console",
  ]);
  expect(names("con", "conOperation").every((name) => name.includes("--"))).toBe(true);
});

test("a long id is cut, and told apart by a hash", () => {
  const [one = "", other = ""] = names(`${"a".repeat(500)}b`, `${"a".repeat(500)}c`);
  expect(one).toMatch(/^a{120}--[0-9a-f]{8}$/);
  expect(other).toMatch(/^a{120}--[0-9a-f]{8}$/);
  expect(other).not.toBe(one);
  const [wide = ""] = names("\u4e2d".repeat(200));
  expect(Buffer.byteLength(wide)).toBeLessThanOrEqual(130);
});
