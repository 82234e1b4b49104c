import { mkdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleGenerators } from "../../test/sample-generators.ts";
import { createWorkspace, type Workspace } from "../../test/workspace.ts";

const contract = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /items: { get: { operationId: listItems, responses: { "200": { $ref: "./answers.yaml#/items" } } } }
`;

let workspace: Workspace;
let loaded: number;

beforeEach(async () => {
  workspace = await createWorkspace({
    "openapi.yaml": contract,
    "answers.yaml": "items: { description: All of them }\n",
  });
  await mkdir(join(workspace.folder, "node_modules"));
  // As written some time ago: what is written while a run lasts is not trusted.
  const before = new Date(Date.now() - 60_000);
  for (const file of ["openapi.yaml", "answers.yaml"])
    await utimes(join(workspace.folder, file), before, before);
  loaded = 0;
});

afterEach(() => workspace.delete());

/** Whether a run had to load the generators, and what it printed. */
async function run(
  ...options: readonly string[]
): Promise<{ worked: boolean; out: string; exitCode: number }> {
  const before = loaded;
  const { out, exitCode } = await workspace.run(
    ["generate", "openapi.yaml", "--client", "api", "--server", "api", ...options],
    {
      loadGenerators: async () => {
        loaded++;
        return sampleGenerators();
      },
    },
  );
  return { worked: loaded > before, out, exitCode };
}

describe("a second run", () => {
  test("does nothing where nothing has changed, and says the same", async () => {
    await run();
    const second = await run();
    expect([second.worked, second.exitCode]).toEqual([false, 0]);
    expect(second.out).toContain("Nothing to write from openapi.yaml");
    expect(second.out).toContain("1 handlers still to write");
    expect(second.out.replace(/[\d.]+ s/, "")).toBe((await run()).out.replace(/[\d.]+ s/, ""));
  });

  test.each([
    ["the document", "openapi.yaml", `${contract}# more\n`],
    ["a file that it refers to", "answers.yaml", "items: { description: Some of them }\n"],
    ["a generated file", "api/gen/client.gen.ts", "// mine\n"],
    ["the manifest", "api/gen/manifest.gen.json", "{}\n"],
    ["a handler", "api/src/handlers/list-items.ts", "export const listItems = () => ({ status: 200 });\n"],
    ["a new handler file", "api/src/handlers/gone.ts", 'export const gone: Handler<"gone"> = null;\n'],
  ])("works again after a change of %s", async (_, path, text) => {
    await run();
    await workspace.write(path, text);
    expect((await run()).worked).toBe(true);
  });

  test("works again when a file was deleted", async () => {
    await run();
    await workspace.remove("api/gen/client.gen.ts");
    expect((await run()).worked).toBe(true);
    expect(await workspace.files()).toContain("api/gen/client.gen.ts");
  });

  test.each([["--check"], ["--force"], ["--only", "client"], ["--name", "Other"]])(
    "works for %s",
    async (...options) => {
      await run();
      expect((await run(...options)).worked).toBe(true);
    },
  );

  test("works again after one that found an error", async () => {
    await workspace.write("answers.yaml", "{}\n");
    expect((await run()).exitCode).toBe(1);
    expect((await run()).worked).toBe(true);
  });

  test("works where the contract was written while the first one ran", async () => {
    const later = new Date(Date.now() + 60_000);
    await utimes(join(workspace.folder, "openapi.yaml"), later, later);
    await run();
    expect((await run()).worked).toBe(true);
  });
});
