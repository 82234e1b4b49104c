import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packPackages } from "./pack-packages.ts";
import { run } from "./run.ts";

/**
 * Packs every published package as it would be released and checks the tarballs with publint and @arethetypeswrong/cli.
 * `undefined` when all are clean. Needs `dist`: run the build before.
 */
export async function checkPackages(): Promise<string | undefined> {
  const target = mkdtempSync(join(tmpdir(), "lockstep-pack-"));
  try {
    const queue = [...(await packPackages(target))];
    const faults: string[] = [];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const fault = await checkTarball(next);
        if (fault !== undefined) faults.push(fault);
      }
    };
    await Promise.all([worker(), worker()]);
    return faults.length === 0 ? undefined : faults.join("\n");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

async function checkTarball(path: string): Promise<string | undefined> {
  const publint = await run("publint", ["run", path, "--strict"]);
  if (publint.exitCode !== 0) return publint.output;
  const types = await run("attw", [path, "--profile", "esm-only", "--no-emoji", "--format", "ascii"]);
  return types.exitCode === 0 ? undefined : types.output;
}
