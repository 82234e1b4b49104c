import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findDocuments, isDocument } from "./documents.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lockstep-documents-"));
  const files = {
    "a.yaml": "openapi: 3.1.0\n",
    "b.json": '{"info":{},"openapi":"3.0.0"}',
    "old.json": '{"swagger": "2.0"}',
    "package.json": '{"name": "x"}',
    "readme.md": "openapi: 3.1.0",
    "deep/down/a.yaml": "# a comment\nopenapi: '3.0.3'\n",
    "deep/node_modules/x/a.yaml": "openapi: 3.1.0\n",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const found = (recursive: boolean, ...paths: readonly string[]) => {
  const { documents, skipped } = findDocuments(
    paths.map((path) => join(folder, path)),
    recursive,
  );
  return { documents: documents.map((path) => path.slice(folder.length + 1)), skipped };
};

test("a folder stands for the documents in it, Swagger among them; other files are skipped", () => {
  expect(found(false, "")).toEqual({ documents: ["a.yaml", "b.json", "old.json"], skipped: 1 });
});

test("folders below are searched where it is asked for, but not the packages in them", () => {
  expect(found(true, "").documents).toEqual(["a.yaml", "b.json", "deep/down/a.yaml", "old.json"]);
});

test("a file that is named is taken whatever it is, and once", () => {
  expect(found(false, "package.json", "a.yaml", "a.yaml")).toEqual({
    documents: ["a.yaml", "package.json"],
    skipped: 0,
  });
});

test.each([
  ['{"openapi":"3.0.0"}', true],
  ["{ 'swagger' : '2.0' }", true],
  ["info: {}\nopenapi: 3.1.0", true],
  ["description: our openapi: it is good", false],
  ["type: object", false],
])("%j is a document: %j", (text, expected) => {
  expect(isDocument(text)).toBe(expected);
});
