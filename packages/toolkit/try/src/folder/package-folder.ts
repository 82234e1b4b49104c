import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Where an installed package is, as Node finds it from a module or folder (a URL or a path that ends with `/`). Packages need not
 * export their manifest for this.
 * @throws Error when it is not installed.
 */
export function packageFolder(name: string, from: string): string {
  const folder = findPackageFolder(name, from);
  if (folder === undefined) throw new Error(`The package ${name} is not installed.`);
  return folder;
}

/** Like {@link packageFolder}; `undefined` when it is not installed. */
export function findPackageFolder(name: string, from: string): string | undefined {
  const places = createRequire(from).resolve.paths(name) ?? [];
  const found = places
    .map((place) => join(place, name))
    .find((folder) => existsSync(join(folder, "package.json")));
  return found === undefined ? undefined : realpathSync(found);
}
