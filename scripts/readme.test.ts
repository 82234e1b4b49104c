// Does what the README says, in a folder as a user would have it, and checks that it comes out as the README says.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "./run.ts";
import { root } from "./workspace.ts";

// Inside the workspace, so that the packages are found as an installed project finds them.
const folder = join(root, ".lockstep/readme");
const blocks = new Map(
  [...readFileSync(join(root, "README.md"), "utf8").matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, name = "", text = ""]) => [name, text] as const,
  ),
);

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of blocks) if (name.includes(".")) writeFileSync(join(folder, name), text);
  const command = blocks.get("generate")?.trim().split(" ") ?? [];
  expect(command.slice(0, 2)).toEqual(["npx", "lockstep"]);
  const generated = await lockstep(command.slice(2));
  expect(generated.output).toContain("Generated from openapi.yaml");
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("all of its code compiles strict, with what was generated", async () => {
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../tsconfig.base.json",
      compilerOptions: { isolatedDeclarations: false, declaration: false },
      include: ["*.ts", "api"],
    }),
  );
  expect((await run("tsc", ["-p", folder])).output).toBe("");
});

test("the client gets from the server what the README says", async () => {
  const { server } = await load<{
    server: { listen(options: object): Promise<{ url: string; close(): Promise<void> }> };
  }>("server.ts");
  const { titleOf } = await load<{ titleOf(id: number, url: string): Promise<string> }>("client.ts");
  const listening = await server.listen({ port: 0 });
  try {
    expect(await titleOf(7, listening.url)).toBe("Dune");
    expect(await titleOf(8, listening.url)).toBe("no book 8");
  } finally {
    await listening.close();
  }
});

test("its test with the mocks passes", async () => {
  writeFileSync(join(folder, "vitest.config.ts"), "export default {};\n");
  const { exitCode, output } = await run("vitest", ["run", "--root", folder]);
  expect(output).toMatch(/1 passed/);
  expect(exitCode).toBe(0);
});

test("its lint rules warn of the deprecated operation, in the README's words", async () => {
  writeFileSync(
    join(folder, "uses.js"),
    'import { createBooks } from "./api/gen/client.gen.ts";\nconst books = createBooks();\nawait books.getBookV1({ path: { bookId: 7 } });\n',
  );
  const { output } = await run("eslint", [
    "--config",
    join(folder, "eslint.config.js"),
    join(folder, "uses.js"),
  ]);
  const promised = /^\/\/ warning {2}(.*)$/m.exec(blocks.get("eslint.config.js") ?? "")?.[1];
  expect(promised).toBeDefined();
  expect(output).toContain(promised);
});

test("its contract lints without errors", async () => {
  expect((await lockstep(["lint", "openapi.yaml"])).output).not.toMatch(/ error /);
});

function lockstep(args: readonly string[]): ReturnType<typeof run> {
  return run("node", [join(root, "packages/toolkit/cli/src/bin.ts"), ...args], { cwd: folder });
}

function load<Module>(name: string): Promise<Module> {
  return import(pathToFileURL(join(folder, name)).href) as Promise<Module>;
}
