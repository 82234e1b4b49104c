import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Outcome, run } from "./run.ts";
import { workspacePackages } from "./workspace.ts";

/**
 * Packs every published package as it would be released and checks the tarballs with publint and @arethetypeswrong/cli.
 * `undefined` when all are clean. Needs `dist`: run the build before.
 */
export async function checkPackages(): Promise<string | undefined> {
  const target = mkdtempSync(join(tmpdir(), "lockstep-pack-"));
  try {
    const published = workspacePackages().filter((one) => !one.private);
    const filters = published.flatMap(({ name }) => ["--filter", name]);
    const packed = await pnpm(["-r", ...filters, "pack", "--pack-destination", target]);
    const queue = readdirSync(target).map((name) => join(target, name));
    if (packed.exitCode !== 0 || queue.length !== published.length) return packed.output;
    const faults: string[] = [];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const fault = await checkTarball(next);
        if (fault !== undefined) faults.push(fault);
      }
    };
    await Promise.all([worker(), worker()]);
    return faults.length === 0 ? undefined : faults.join("\n");
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

/** The package manager that runs this script, else the one that `npx` gets. */
function pnpm(args: readonly string[]): Promise<Outcome> {
  const running = process.env["npm_execpath"];
  return running?.includes("pnpm")
    ? run(process.execPath, [running, ...args])
    : run("npx", ["-y", "pnpm@10", ...args]);
}
