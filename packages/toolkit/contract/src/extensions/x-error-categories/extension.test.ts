import { expect, test } from "vitest";
import { contractOf, document, headlines, loadFiles } from "../../../test/load-files.ts";
import { pageExample } from "../../../test/page-example.ts";
import { xErrorCategories } from "../../index.ts";

test("x-error-categories gives each code the category of its longest prefix", async () => {
  const contract = contractOf(await loadFiles({ "openapi.yaml": pageExample(import.meta.url) }));
  expect(contract.errors.map(({ code, category }) => [code, category])).toEqual([
    ["AUTH_REQUIRED", "Authentication"],
    ["RES_LOCK_HELD", "Locking"],
    ["RES_NOT_FOUND", "Resource"],
    ["TEAPOT", undefined],
  ]);
  expect(xErrorCategories.describe(new Map([["AUTH_", "Authentication"]]))).toBe("AUTH_: Authentication");
});

test("x-error-categories takes names only", async () => {
  const result = await loadFiles({ "openapi.yaml": document("paths: {}\nx-error-categories: { AUTH_: 1 }") });
  expect(headlines(result)).toEqual([
    "openapi.yaml:4:30 error LS1201 x-error-categories.AUTH_ has to be a string, but is 1",
  ]);
});
