import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findTypeScript } from "./find-typescript.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lockstep-typescript-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, manifest: object): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(manifest));
}

/** A project whose TypeScript is of a version. */
function project(version: string, manifest: object = { devDependencies: { typescript: "*" } }): void {
  write("package.json", manifest);
  write("node_modules/typescript/package.json", { version, bin: { tsc: "./bin/tsc" } });
}

test("is version 7 where the folder has none", () => {
  expect(findTypeScript(folder).version).toMatch(/^7\./);
});

test("is 5.9 where that is asked for", () => {
  expect(findTypeScript(folder, "5.9").version).toMatch(/^5\.9\./);
});

test.each(["5.9.3", "7.1.0"])("is the folder's own %s, which generated code supports", (version) => {
  project(version);
  expect(findTypeScript(folder)).toEqual({
    version,
    tsc: expect.stringMatching(/node_modules\/typescript\/bin\/tsc$/),
  });
});

test("is the folder's own also from a folder below", () => {
  project("5.9.2");
  expect(findTypeScript(join(folder, "src", "api")).version).toBe("5.9.2");
});

test("is not the folder's where that is too old", () => {
  project("5.4.5");
  expect(findTypeScript(folder).version).toMatch(/^7\./);
});

test("is not the folder's where another line is asked for", () => {
  project("5.9.3");
  expect(findTypeScript(folder, "7").version).toMatch(/^7\./);
});

test("is not one that is only there for other packages", () => {
  project("5.9.3", { dependencies: { "some-tool": "1.0.0" } });
  expect(findTypeScript(folder).version).toMatch(/^7\./);
});
