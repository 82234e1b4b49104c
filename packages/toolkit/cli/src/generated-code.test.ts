// Every scenario of every generator, and documents with hostile names: all layers together compile under the strictest settings.
import { execFile } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Generator } from "@lockstep/codegen";
import { generateFrom, readScenarios } from "@lockstep/codegen/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generators } from "./generators.ts";

const root = resolve(import.meta.dirname, "../../../..");
// Inside the workspace, so that generated imports of the runtimes resolve.
const folder = join(root, ".lockstep/scenarios");
const scenarios = globSync("generators/*/scenarios/*.md", { cwd: root })
  .sort()
  .flatMap((file) => readScenarios(pathToFileURL(join(root, file))).map((one) => ({ ...one, file })));

/** Documents of which each holds every odd thing of one kind; `<name>.claims.ts` says what their types have to be. */
const documents = globSync("../test/documents/*.yaml", { cwd: import.meta.dirname })
  .sort()
  .map((file) => join(import.meta.dirname, file));

/** In one folder each, as for a user who puts all layers into one. */
async function write(name: string, spec: string, made: readonly Generator[]): Promise<void> {
  const { files } = await generateFrom(spec, made);
  for (const { path, content } of files) {
    const target = join(folder, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tsconfig = { extends: "../../tsconfig.base.json", include: ["."] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("all scenarios and odd documents compile strict, in all layers", async () => {
  expect(scenarios.length).toBeGreaterThan(8);
  for (const [index, { spec }] of scenarios.entries()) await write(`scenario-${index}`, spec, generators);
  await write("hostile", hostile, generators);
  expect(documents.length).toBeGreaterThan(6);
  for (const file of documents) {
    const name = basename(file, ".yaml");
    await write(name, readFileSync(file, "utf8"), generators);
    const claims = file.replace(/yaml$/, "claims.ts");
    if (existsSync(claims)) cpSync(claims, join(folder, name, "claims.ts"));
  }
  expect(await typeErrors()).toBe("");
});

async function typeErrors(): Promise<string> {
  const tsc = join(root, "node_modules/.bin/tsc");
  try {
    await promisify(execFile)(tsc, ["-p", folder], { maxBuffer: 64 * 1024 * 1024 });
    return "";
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

const hostile = `
openapi: 3.1.0
info: { title: "*/ \${x} API", version: "1" }
servers: [{ url: "https://{region}.example/v1/", variables: { region: { default: eu } } }]
paths:
  /a/{b-c}/{d.e}:
    parameters:
      - { name: b-c, in: path, required: true, schema: { type: string } }
      - { name: d.e, in: path, required: true, schema: { type: integer } }
    get:
      operationId: class
      summary: "*/ alert(1) /*"
      description: "line\\u2028separator \`\${process.exit()}\`"
      parameters:
        - { name: __proto__, in: query, schema: { type: string } }
        - { name: "X-\\"quoted\\"", in: header, schema: { type: string } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { $ref: "#/components/schemas/__proto__" } } } }
        4XX: { description: "*/", content: { application/problem+json: { schema: { $ref: "#/components/schemas/Error" } } } }
        default: { description: rest }
    post:
      operationId: constructor
      requestBody: { content: { "application/vnd.*/+json": { schema: { $ref: "#/components/schemas/Map" } } } }
      responses: { "201": { description: ok, headers: { Location: { schema: { type: string } } } } }
  /raw: { get: { operationId: raw, responses: { "204": { description: none } } } }
  /reset: { get: { operationId: reset, responses: { "204": { description: none } } } }
  /handlers: { get: { operationId: handlers, responses: { "204": { description: none } } } }
  /collections: { get: { operationId: collections, responses: { "204": { description: none } } } }
  /dup/1: { get: { operationId: dup, responses: { "204": { description: none } } } }
  /dup/2: { get: { operationId: dup, responses: { "204": { description: none } } } }
  /api: { get: { operationId: api, responses: { "204": { description: none } } } }
  /operations: { get: { operationId: operations, responses: { "204": { description: none } } } }
  /none: { get: { responses: { "204": { description: none } } } }
components:
  securitySchemes:
    constructor: { type: http, scheme: bearer }
    toString: { type: unheard-of }
  schemas:
    __proto__: { type: object, properties: { __proto__: { type: string }, constructor: { type: integer } } }
    Error: { type: object, required: [code], properties: { code: { type: string }, "*/": { type: string } } }
    Map: { type: object, additionalProperties: { $ref: "#/components/schemas/Map" } }
    Record: { type: object, properties: { next: { $ref: "#/components/schemas/Record" } } }
    Tree: { type: array, items: { $ref: "#/components/schemas/Tree" } }
    Self: { $ref: "#/components/schemas/Self" }
    Shape: { type: object, properties: { kind: { type: string } }, oneOf: [{ $ref: "#/components/schemas/Circle" }] }
    Circle: { allOf: [{ $ref: "#/components/schemas/Shape" }, { type: object, properties: { radius: { type: number } } }] }
    Misplaced: { type: object, properties: { $ref: "#/components/schemas/Error" } }
    operations: { type: string, enum: ["a", "*/", "\`", "\${x}", ""] }
    class: { oneOf: [{ $ref: "#/components/schemas/Error" }, { type: "null" }] }
    "1st": { type: string }
    "naïve-😀": { type: string }
`;
