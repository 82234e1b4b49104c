// Checks every import of the workspace against the table of rooms in ARCHITECTURE.md: what may import what.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root, workspacePackages } from "./workspace.ts";

/** Room → the rooms it may import at run time; a room may always import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "packages/toolkit/contract": [],
  "packages/toolkit/codegen": ["packages/toolkit/contract"],
  "packages/toolkit/spec-rules": ["packages/toolkit/contract"],
  "packages/toolkit/try": ["packages/toolkit/contract", "packages/runtime/*", "generators/*"],
  "packages/toolkit/cli": ["packages/toolkit/*", "generators/*"],
  "generators/types": ["packages/toolkit/contract", "packages/toolkit/codegen"],
  "generators/client": ["packages/toolkit/contract", "packages/toolkit/codegen"],
  "generators/server": ["packages/toolkit/contract", "packages/toolkit/codegen"],
  "generators/mocks": ["packages/toolkit/contract", "packages/toolkit/codegen"],
  "generators/lint": ["packages/toolkit/contract", "packages/toolkit/codegen"],
  "packages/runtime/operation": [],
  "packages/runtime/client": ["packages/runtime/operation"],
  "packages/runtime/server": ["packages/runtime/operation"],
  "packages/runtime/mocks": ["packages/runtime/operation"],
  "packages/runtime/eslint-plugin": ["packages/runtime/operation"],
  "packages/fleet/client": ["packages/runtime/*"],
  "packages/fleet/mocks": ["packages/runtime/*"],
  "packages/fleet/lint": ["packages/runtime/*"],
  "packages/fleet/server": ["packages/runtime/*"],
};

/** Libraries that only one file may import, so that they can be replaced. */
const singleImporter: Readonly<Record<string, string>> = {
  "openapi-fetch": "packages/runtime/client/src/",
  "express-openapi-validator": "packages/runtime/server/src/",
  "openapi-typescript": "generators/types/proof/",
  "@redocly/openapi-core": "packages/toolkit/cli/src/",
};

/** All faults found, one line each; empty when the table holds. */
export function importFaults(): readonly string[] {
  const packages = workspacePackages();
  const faults: string[] = [];
  const importers = new Map<string, Set<string>>();
  for (const { folder } of packages) {
    const rules = allowed[folder];
    if (!rules) {
      faults.push(
        `${folder}: this room is not in the table of scripts/check-imports.ts; add it there and in ARCHITECTURE.md.`,
      );
      continue;
    }
    for (const file of globSync(["src/**/*.ts", "gen/**/*.ts"], { cwd: join(root, folder) })) {
      if (/\.test\.ts$|\.test-d\.ts$|\/testing\/|^src\/test/.test(file)) continue;
      const path = join(folder, file);
      for (const specifier of importsOf(readFileSync(join(root, path), "utf8"))) {
        const target = targetRoom(path, specifier, packages);
        if (target !== undefined && target !== folder && !rules.some((rule) => covers(rule, target))) {
          faults.push(`${path}: imports ${specifier}, but ${folder} may not import ${target}.`);
        }
        const library = Object.keys(singleImporter).find(
          (name) => specifier === name || specifier.startsWith(`${name}/`),
        );
        if (library !== undefined) importers.set(library, (importers.get(library) ?? new Set()).add(path));
      }
    }
  }
  for (const [library, files] of importers) {
    const home = [...files].filter((file) => file.startsWith(singleImporter[library] ?? ""));
    const strangers = [...files].filter(
      (file) => !home.includes(file) && !/^packages\/toolkit\/spec-rules/.test(file),
    );
    if (home.length > 1)
      faults.push(`${library} has ${home.length} importing files (${home.join(", ")}); it may have one.`);
    for (const file of strangers)
      faults.push(`${file}: imports ${library}, which only ${singleImporter[library]} may.`);
  }
  return faults;
}

/** Module specifiers of static imports, re-exports and dynamic imports with a literal; type-only ones included. */
function importsOf(source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const found = code.matchAll(
    /(?:^|[\s;])(?:import|export)\s+(?:[^"';]*?\sfrom\s+)?"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return [...found].map(([, fixed, dynamic]) => fixed ?? dynamic ?? "");
}

function targetRoom(
  path: string,
  specifier: string,
  packages: ReturnType<typeof workspacePackages>,
): string | undefined {
  if (!specifier.startsWith(".")) {
    return packages.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`))?.folder;
  }
  const target = relative(root, join(root, dirname(path), specifier));
  return packages.find(({ folder }) => target.startsWith(`${folder}/`))?.folder;
}

function covers(rule: string, room: string): boolean {
  return rule.endsWith("/*") ? room.startsWith(rule.slice(0, -1)) : rule === room;
}

if (import.meta.main) {
  const faults = importFaults();
  for (const fault of faults) console.error(fault);
  console.log(
    faults.length === 0 ? "imports: all as the table of rooms allows" : `imports: ${faults.length} faults`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
