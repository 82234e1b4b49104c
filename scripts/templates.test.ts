import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./run.ts";
import { root } from "./workspace.ts";

// Inside the workspace, so that the packages are found as an installed project finds them.
const copies = join(root, ".lockstep/templates");
const names = readdirSync(join(root, "templates"), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const bin = join(root, "packages/toolkit/cli/src/bin.ts");

beforeAll(() => {
  rmSync(copies, { recursive: true, force: true });
  mkdirSync(copies, { recursive: true });
  for (const name of names) cpSync(join(root, "templates", name), join(copies, name), { recursive: true });
});

afterAll(() => rmSync(copies, { recursive: true, force: true }));

describe.each(names)("the template %s", (name) => {
  const cwd = join(copies, name);

  test("generates, and is then up to date", async () => {
    expect((await run("node", [bin, "generate"], { cwd })).exitCode).toBe(0);
    expect((await run("node", [bin, "generate", "--check"], { cwd })).exitCode).toBe(0);
  });

  test("lints without a finding", async () => {
    const { exitCode, output } = await run("node", [bin, "lint", "--max-warnings", "0"], { cwd });
    expect(output).toContain("no findings");
    expect(exitCode).toBe(0);
  });

  test("compiles strict", async () => {
    writeFileSync(
      join(cwd, "tsconfig.json"),
      JSON.stringify({ extends: "../../../tsconfig.base.json", include: ["packages", "*.ts"] }),
    );
    expect((await run("tsc", ["-p", cwd])).output).toBe("");
  });
});
