import { globSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** The folder, empty. */
export function freshFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** How many files were made below a folder, and their size together in bytes. */
export function filesMade(folder: string): { readonly files: number; readonly bytes: number } {
  const sizes = globSync("{gen,src}/**/*", { cwd: folder })
    .map((file) => statSync(join(folder, file)))
    .filter((entry) => entry.isFile())
    .map(({ size }) => size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
