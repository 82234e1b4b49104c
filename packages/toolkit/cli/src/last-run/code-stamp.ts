import { globSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The packages whose code decides what is generated. */
const packages = [
  "@lockstep/codegen",
  "@lockstep/contract",
  "@lockstep/generator-types",
  "@lockstep/generator-client",
  "@lockstep/generator-server",
  "@lockstep/generator-mocks",
  "@lockstep/generator-lint",
];

/** Tells one state of Lockstep's code from another: versions, and where it runs from source the time of the last change. */
export function codeStamp(): string {
  const own = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  return [own, ...packages.map(folderOf)].map(stampOf).join(" ");
}

function folderOf(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
}

function stampOf(folder: string): string {
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  const { name, version }: { name: string; version: string } = JSON.parse(manifest);
  if (!import.meta.url.endsWith(".ts")) return `${name}@${version}`;
  const changes = globSync("src/**/*.ts", { cwd: folder }).map(
    (path) => statSync(join(folder, path)).mtimeMs,
  );
  return `${name}@${version}+${changes.length}.${Math.max(...changes)}`;
}
