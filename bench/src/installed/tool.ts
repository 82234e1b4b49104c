import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bench } from "./folders.ts";

interface Manifest {
  readonly version: string;
  readonly bin?: string | Readonly<Record<string, string>>;
}

/** The version of a package that is installed below a folder; by default one of the rivals. */
export function versionOf(name: string, folder: string = bench): string {
  return manifestOf(name, folder).version;
}

/** `name version` for a table. */
export function named(name: string, folder: string = bench): string {
  return `${name} ${versionOf(name, folder)}`;
}

/** The file behind a command of an installed package, to be run without the package manager's shim. */
export function scriptOf(name: string, command: string, folder: string = bench): string {
  const { bin } = manifestOf(name, folder);
  const file = typeof bin === "string" ? bin : bin?.[command];
  if (file === undefined) throw new Error(`${name} has no command ${command}`);
  return join(folder, "node_modules", name, file);
}

function manifestOf(name: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
}
