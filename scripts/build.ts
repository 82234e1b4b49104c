// Builds every published package to JavaScript and declarations in its `dist`: one compilation for all, then a copy each.
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./run.ts";
import { root, workspacePackages } from "./workspace.ts";

const output = join(root, ".lockstep/build");

/** Builds all packages; gives the compiler's messages when it fails. */
export async function build(): Promise<string | undefined> {
  rmSync(output, { recursive: true, force: true });
  const { exitCode, output: messages } = await run("tsc", ["-p", "tsconfig.build.json"]);
  if (exitCode !== 0) return messages;
  for (const { folder, private: unpublished } of workspacePackages()) {
    if (unpublished) continue;
    const dist = join(root, folder, "dist");
    rmSync(dist, { recursive: true, force: true });
    const compiled = join(output, folder, "src");
    if (!existsSync(compiled)) return `${folder}: nothing was compiled`;
    cpSync(compiled, dist, { recursive: true });
    // The compiler leaves imported JSON where it is.
    for (const file of globSync("**/*.json", { cwd: join(root, folder, "src") })) {
      cpSync(join(root, folder, "src", file), join(dist, file));
    }
    // Declarations keep the `.ts` of the sources' relative imports; beside them only `.js` can be resolved.
    for (const file of globSync("**/*.d.ts", { cwd: dist })) {
      const path = join(dist, file);
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.replace(/(from\s+|import\(|import\s+)"(\.{1,2}\/[^"]+)\.ts"/g, '$1"$2.js"'));
    }
  }
  rmSync(output, { recursive: true, force: true });
  return deadImports().join("\n") || undefined;
}

/** Relative imports of built files that lead nowhere: what a user would meet first. */
function deadImports(): readonly string[] {
  return workspacePackages().flatMap(({ folder, private: unpublished }) => {
    if (unpublished) return [];
    return globSync("dist/**/*.{js,d.ts}", { cwd: join(root, folder) }).flatMap((file) => {
      const path = join(root, folder, file);
      const code = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
      const specifiers = [...code.matchAll(/(?:from\s+|import\(|import\s+)"(\.{1,2}\/[^"]+)"/g)].map(
        ([, one = ""]) => one,
      );
      // A declaration file stands beside each built file.
      return specifiers
        .filter((specifier) => !specifier.includes("${") && !existsSync(join(dirname(path), specifier)))
        .map((specifier) => `${folder}/${file}: imports ${specifier}, which was not built`);
    });
  });
}

if (import.meta.main) {
  const fault = await build();
  if (fault !== undefined) console.error(fault);
  else console.log("built all packages");
  process.exitCode = fault === undefined ? 0 : 1;
}
