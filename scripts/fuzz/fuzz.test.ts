// That nothing of a document becomes code, and that the checks which say so can fail. `pnpm fuzz` is the long way.
import type { GeneratedFile } from "@lockstep/codegen";
import { ts } from "ts-morph";
import { beforeAll, describe, expect, test } from "vitest";
import { checkFiles, type Made } from "./check/check-files.ts";
import { evaluate } from "./check/evaluate.ts";
import { generateAll } from "./generate.ts";
import { trySeed } from "./try-seed.ts";

test("no expression of 150 hostile documents gets into generated code", async () => {
  const results = [];
  for (let seed = 1; seed <= 150; seed++) results.push(await trySeed(seed));
  expect(results.flatMap(({ seed, faults }) => faults.map((fault) => `seed ${seed}: ${fault}`))).toEqual([]);
  expect(results.filter(({ outcome }) => outcome === "generated").length).toBeGreaterThan(75);
  const hostile = new Set(
    results.flatMap(({ outcome, hostile }) => (outcome === "generated" ? hostile : [])),
  );
  expect(hostile.size).toBeGreaterThan(100);
});

describe("a printer is caught that", () => {
  let made: Made;

  beforeAll(async () => {
    const generated = await generateAll({
      seed: 0,
      location: "/fuzz/openapi.json",
      files: new Map([["/fuzz/openapi.json", JSON.stringify(document)]]),
      name: undefined,
      lenient: false,
      header: { source: "openapi.json", command: "lockstep generate" },
      hostile: new Set(),
      positions: new Set(),
    });
    if (generated.refused) throw new Error("The document of this test is refused.");
    made = generated;
    expect(checkFiles(made, ["canary"])).toEqual([]);
  });

  /** Replaces a text of one file, which has to be there. */
  const replaced =
    (path: string, from: string | RegExp, to: string) =>
    (files: readonly GeneratedFile[]): readonly GeneratedFile[] =>
      files.map((file) => {
        if (file.path !== path) return file;
        const content = file.content.replace(from, () => to);
        expect(content).not.toBe(file.content);
        return { ...file, content };
      });
  const moved =
    (to: string) =>
    (files: readonly GeneratedFile[]): readonly GeneratedFile[] =>
      files.map((file) => (file.path.startsWith("src/handlers/get-pet") ? { ...file, path: to } : file));
  const [api, operations, types, client, stub] = [
    "gen/api.gen.ts",
    "gen/operations.gen.ts",
    "gen/types.gen.ts",
    "gen/client.gen.ts",
    "src/handlers/get-pet.ts",
  ] as const;

  test.each<readonly [what: string, broken: ReturnType<typeof moved>, fault: RegExp]>([
    [
      "lets a comment end early",
      replaced(operations, "*\\/ canary", "*/ canary"),
      /never printed|syntax error/,
    ],
    ["lets a string end early", replaced(api, '\\"; canary(); \\"', '"; canary(); "'), /syntax error/],
    [
      "adds an expression to a text",
      replaced(api, "title: ", 'title: "" + '),
      /no data \(BinaryExpression\)/,
    ],
    [
      "calls what a text names",
      replaced(api, /title: "[^\n]*"/, "title: canary()"),
      /no data \(CallExpression\)/,
    ],
    [
      "prints a template",
      replaced(api, /version: "[^\n]*"/, "version: `$" + "{canary()}`"),
      /no data \(Template/,
    ],
    ["prints a value by name", replaced(api, /version: "[^\n]*"/, "version: canary"), /an unknown value/],
    ["computes a key", replaced(api, "title: ", '["ti" + "tle"]: '), /a key that is no text/],
    [
      "declares a name of the document's",
      replaced(operations, "const getPet", "const canary"),
      /not the model's/,
    ],
    [
      "adds a statement",
      replaced(operations, "export const", "canary();\nexport const"),
      /a statement that is never printed/,
    ],
    ["imports a foreign module", replaced(client, "./api.gen.ts", "canary"), /imports a foreign module/],
    [
      "imports for effects",
      replaced(client, "import {", 'import "./api.gen.ts";\nimport {'),
      /never printed/,
    ],
    ["refers to a foreign type", replaced(types, /(?<=export type Pet = )/, "canary | "), /an unknown type/],
    [
      "imports in a type",
      replaced(types, /(?<=export type Pet = )/, 'import("canary").A | '),
      /no type that is printed .*import\(/,
    ],
    [
      "asks for the type of a value",
      replaced(types, /(?<=export type Pet = )/, "typeof canary | "),
      /TypeQuery/,
    ],
    [
      "adds a method to a type",
      replaced(client, "readonly getPet: ", "canary(): void; readonly getPet: "),
      /MethodSignature/,
    ],
    ["gives a stub more to do", replaced(stub, "notImplemented()", "canary(notImplemented())"), /is no stub/],
    ["makes a stub a call", replaced(stub, "() => notImplemented()", "notImplemented()"), /is no stub/],
    [
      "gives a factory a function",
      replaced(client, "}, options)", "}, () => canary())"),
      /no data \(ArrowFunction\)/,
    ],
    [
      "writes a comment of one line",
      replaced(operations, "export const", "// canary\nexport const"),
      /no header/,
    ],
    [
      "writes an instruction to compilers",
      replaced(operations, "export const", "/** @ts-ignore */\nexport const"),
      /a directive to compilers/,
    ],
    [
      "refers to a file",
      replaced(client, /^/, '/// <reference path="canary" />\n'),
      /a directive to compilers/,
    ],
    [
      "lets a tag through",
      replaced(operations, "\\@import x", "@import x"),
      /a tag that no generator prints, @import/,
    ],
    [
      "deprecates on its own",
      replaced(operations, "\\@deprecated", "@deprecated"),
      /deprecates what the document does not/,
    ],
    [
      "lets a link through",
      replaced(operations, "{\\@link", "{@link"),
      /a tag that no generator prints, \{@link/,
    ],
    [
      "names a source map",
      replaced(api, "title: ", "/** //# sourceMappingURL=a */ title: "),
      /names a source map/,
    ],
    ["prints a sign that nobody sees", replaced(api, "title: ", "/** \u202e */ title: "), /U\+202e/],
    ["prints half a character", replaced(api, "title: ", "/** \ud800 */ title: "), /half a character/],
    [
      "sets a prototype",
      replaced("gen/schemas.gen.ts", '["__proto__"]: ', "__proto__: "),
      /sets the prototype/,
    ],
    ["loses a character", replaced(api, "API */", "API *"), /api\/title is/],
    [
      "loses a property",
      replaced("gen/schemas.gen.ts", /\["__proto__"\]: \{[^}]*\},?/, ""),
      /lacks "__proto__"/,
    ],
    [
      "prints what nobody said",
      replaced("gen/schemas.gen.ts", "Pet: {", "Canary: {}, Pet: {"),
      /which nobody said/,
    ],
    ["leaves the folder", moved("../get-pet.ts"), /leaves its folder/],
    ["goes below another name", moved("src\\handlers\\get-pet.ts"), /a sign that Windows does not allow/],
    ["names a file for a device", moved("src/handlers/con.ts"), /is a device of Windows/],
    ["names a file as long as a text", moved(`src/handlers/${"a".repeat(300)}.ts`), /is 303 bytes long/],
    ["makes two files one", moved("src/handlers/Put-Pet.ts"), /one file on some systems/],
    [
      "makes a file of its own",
      (files) => [...files, { path: "gen/canary.gen.ts", content: "", ownership: "generated" }],
      /no generator makes this file/,
    ],
  ])("%s", (_, broken, fault) => {
    expect(checkFiles({ ...made, files: broken(made.files) }, ["canary"]).join("\n")).toMatch(fault);
  });
});

describe("generated code that runs is caught when it", () => {
  test.each([
    ["calls a canary", "canary()", /canary\(\) was called/],
    ["calls what there is not", "nothing()", /ReferenceError/],
    ["adds to what is global", "(globalThis.added = 1)", /the world was changed/],
    ["changes what all objects have", "(Object.prototype.added = 1)", /the world was changed/],
    ["is no code", "1 +", /SyntaxError/],
  ])("%s", (_, expression, fault) => {
    const text = `export const api: unknown = ${expression};\n`;
    const source = ts.createSourceFile("gen/api.gen.ts", text, ts.ScriptTarget.Latest, true);
    const { faults } = evaluate([{ path: "gen/api.gen.ts", source }], ["canary"]);
    expect(faults.join("\n")).toMatch(fault);
  });
});

const canary = '*/ canary() /* "; canary(); " {@link canary} @import';
const document = {
  openapi: "3.1.0",
  info: { title: `${canary} API */`, version: "1.0.0" },
  paths: {
    "/pets": {
      get: {
        operationId: "getPet",
        summary: `${canary}\n@import x\n@deprecated`,
        responses: {
          "200": {
            description: "ok",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
        },
      },
      put: { operationId: "putPet", responses: { "204": { description: "done" } } },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        properties: Object.fromEntries([
          ["__proto__", { type: "string" }],
          ["name", { type: "string" }],
        ]),
      },
    },
  },
};
