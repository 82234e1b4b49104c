import { expect, test } from "vitest";
import { folderName, shortNames } from "./names.ts";

test("names are as short as they can be without being the same", () => {
  const paths = ["/a/x/openapi.yaml", "/a/y/openapi.yaml", "/b/y/openapi.yaml", "/b/pets.yaml"];
  expect(Object.fromEntries(shortNames(paths))).toEqual({
    "/a/x/openapi.yaml": "x/openapi.yaml",
    "/a/y/openapi.yaml": "a/y/openapi.yaml",
    "/b/y/openapi.yaml": "b/y/openapi.yaml",
    "/b/pets.yaml": "pets.yaml",
  });
});

test("a path that ends another has a name too", () => {
  expect([...shortNames(["/openapi.yaml", "/a/openapi.yaml"]).values()]).toEqual([
    "/openapi.yaml",
    "a/openapi.yaml",
  ]);
});

test("folders differ where paths do, also where their names are the same once cleaned", () => {
  const names = ["/a/pets.yaml", "/b/pets.yaml", "/a/p ts.yaml", "/a/p&ts.yaml"].map(folderName);
  expect(new Set(names).size).toBe(4);
  for (const name of names) expect(name).toMatch(/^[\w.-]+$/);
  expect(folderName("/a/pets.yaml")).toBe(names[0]);
});
