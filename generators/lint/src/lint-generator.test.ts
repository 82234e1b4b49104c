import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateFrom, readScenarios } from "@lockstep/codegen/testing";
import type { EslintPlugin } from "@lockstep/eslint-plugin/gen1";
import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLintGenerator, lintGenerator } from "./index.ts";

describe("the generated file holds", () => {
  for (const scenario of readScenarios(new URL("../scenarios/eslint-plugin.md", import.meta.url))) {
    test(scenario.name, async () => {
      const { files, findings } = await generateFrom(scenario.spec, [lintGenerator]);
      expect(scenario.expected).not.toEqual([]);
      for (const { path, text } of scenario.expected) {
        expect(files.find((file) => file.path === path)?.content).toContain(text);
      }
      expect(findings).toEqual([]);
    });
  }

  test("the client's packages, where they are known", async () => {
    const { files } = await generateFrom(spec, [createLintGenerator({ packages: ["@pets/client"] })]);
    expect(files[0]?.content).toContain('  packages: ["@pets/client"],');
  });
});

describe("the generated file, executed", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lockstep-generator-lint-"));
    const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
    await symlink(modules, join(folder, "node_modules"));
  });

  afterAll(() => rm(folder, { recursive: true }));

  test("is a plugin under the API's name with both rules recommended", async () => {
    const [file] = (await generateFrom(spec, [lintGenerator])).files;
    const path = join(folder, "eslint.gen.ts");
    await writeFile(path, file?.content ?? "");
    const { default: plugin } = (await import(path)) as { default: EslintPlugin };
    expect(plugin.meta.name).toBe("pets");
    expect(plugin.configs.recommended.rules).toEqual({
      "pets/no-deprecated-operation": "warn",
      "pets/no-sunset-operation": "error",
    });
    const code = 'import { createPets } from "./pets.js"; const { listPets } = createPets();';
    const messages = new Linter().verify(code, [plugin.configs.recommended]);
    expect(messages.map(({ message }) => message)).toEqual(["listPets is deprecated; Pets are adopted now."]);
  });

  test("holds text of the contract as text, whatever it is", async () => {
    const hostile = `*/ \`\${process.exit(3)}\` " ' \\ </script> \u2028`;
    const [file] = (await generateFrom(withReason(hostile), [lintGenerator])).files;
    const path = join(folder, "hostile.gen.ts");
    const content = file?.content.replace("createEslintPlugin({", 'Reflect.get(globalThis, "keep")({') ?? "";
    await writeFile(path, content);
    let kept: unknown;
    Reflect.set(globalThis, "keep", (data: unknown) => {
      kept = data;
    });
    await import(path);
    Reflect.deleteProperty(globalThis, "keep");
    expect(kept).toMatchObject({ operations: { listPets: { deprecated: { reason: hostile } } } });
  });
});

const spec = withReason("Pets are adopted now.");

function withReason(reason: string): string {
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Pets API", version: "1" },
    paths: {
      "/pets": {
        get: {
          operationId: "listPets",
          deprecated: true,
          "x-deprecation": { reason },
          responses: { 200: { description: "Pets" } },
        },
      },
    },
  });
}
