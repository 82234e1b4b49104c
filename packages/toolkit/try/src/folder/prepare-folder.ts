import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compilerOptions } from "./compiler-options.ts";
import { packageFolder } from "./package-folder.ts";

/** Packages that generated code imports, or that a compiler needs to see what they say. */
const linked = [
  "@lockstep/client",
  "@lockstep/eslint-plugin",
  "@lockstep/mocks",
  "@lockstep/operation",
  "@lockstep/server",
  "@types/node",
  "msw",
] as const;

/**
 * Makes a folder in which generated code compiles and runs wherever it is: links to the packages that come with this one stand in
 * its `node_modules`, so that they are found under strict layouts of package managers too. What was in the folder is removed.
 */
export async function prepareFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of linked) {
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    // Only the kind that Windows lets everybody make.
    await symlink(packageFolder(name, import.meta.url), link, "junction");
  }
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const tsconfig = { compilerOptions, include: ["gen", "src"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig, null, 2));
}
