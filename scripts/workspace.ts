import { globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The folder of the workspace. */
export const root: string = resolve(import.meta.dirname, "..");

export interface WorkspacePackage {
  /** Relative to the root, e.g. `packages/runtime/client`. */
  readonly folder: string;
  readonly name: string;
  readonly private: boolean;
}

/** All packages of the workspace, sorted by folder. */
export function workspacePackages(): readonly WorkspacePackage[] {
  const manifests = globSync(["packages/*/*/package.json", "generators/*/package.json"], { cwd: root });
  return manifests.sort().map((path) => {
    const manifest: { name: string; private?: boolean } = JSON.parse(readFileSync(join(root, path), "utf8"));
    return { folder: dirname(path), name: manifest.name, private: manifest.private === true };
  });
}
