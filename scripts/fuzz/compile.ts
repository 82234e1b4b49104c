import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "@lockstep/codegen";
import { run } from "../run.ts";
import { root } from "../workspace.ts";

/** Compiles the files of several documents in one run of TypeScript 7, strict; the errors by seed. */
export async function compileAll(
  name: string,
  documents: ReadonlyMap<number, readonly GeneratedFile[]>,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const errors = new Map<number, string[]>();
  if (documents.size === 0) return errors;
  // Inside the workspace, so that generated imports of the runtimes resolve.
  const folder = join(root, ".lockstep/fuzz/compile", name);
  rmSync(folder, { recursive: true, force: true });
  for (const [seed, files] of documents) {
    for (const { path, content } of files) {
      const target = join(folder, String(seed), path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  }
  const tsconfig = { extends: join(root, "tsconfig.base.json"), include: ["."] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const { exitCode, output } = await run("tsc", ["-p", folder, "--pretty", "false"], { cwd: folder });
  for (const [, seed, error] of output.matchAll(/^(\d+)\/(.*error TS.*)$/gm)) {
    errors.set(Number(seed), [...(errors.get(Number(seed)) ?? []), `does not compile: ${error}`]);
  }
  const [first = 0] = documents.keys();
  if (exitCode !== 0 && errors.size === 0) errors.set(first, [`does not compile: ${output.slice(0, 2000)}`]);
  if (errors.size === 0) rmSync(folder, { recursive: true, force: true });
  return errors;
}
