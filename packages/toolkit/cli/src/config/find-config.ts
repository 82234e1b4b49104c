import { access } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { MisuseError } from "../errors.ts";

/** Names that are looked for, in this order. */
export const configNames: readonly string[] = [
  "lockstep.config.ts",
  "lockstep.config.mts",
  "lockstep.config.js",
  "lockstep.config.mjs",
];

/**
 * The config file that holds for a folder: the named one, or the nearest in the folder or above it.
 * @throws MisuseError when there is none.
 */
export async function findConfig(cwd: string, named?: string): Promise<string> {
  if (named !== undefined) {
    const file = resolve(cwd, named);
    if (await exists(file)) return file;
    throw new MisuseError(`There is no ${named}; give --config the path of a lockstep.config.ts.`);
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name of configNames) {
      const file = join(folder, name);
      if (await exists(file)) return file;
    }
    if (dirname(folder) === folder) break;
  }
  throw new MisuseError(
    `There is no lockstep.config.ts in ${cwd} or above it. Write one, or name a document: ` +
      "lockstep generate openapi.yaml --client src/api",
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
