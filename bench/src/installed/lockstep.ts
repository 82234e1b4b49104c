import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "../../../scripts/build.ts";
import { packPackages } from "../../../scripts/pack-packages.ts";
import { pnpm } from "../../../scripts/pnpm.ts";
import { root, scratch } from "./folders.ts";
import { scriptOf, versionOf } from "./tool.ts";

/** Lockstep as its users have it: built, packed and installed from the tarballs. */
export interface Installed {
  /** The project that it is installed in. What is generated for measuring goes below, where its packages are found. */
  readonly folder: string;
  /** The `lockstep` command. */
  readonly script: string;
}

const folder = join(scratch, "lockstep");

/**
 * Builds, packs and installs Lockstep's packages; does nothing while their sources are as they were the last time.
 * @throws Error with the messages of the compiler or the package manager.
 */
export async function installLockstep(progress: (text: string) => void): Promise<Installed> {
  const print = fingerprint();
  const stamp = join(folder, "fingerprint.txt");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== print) {
    progress("building, packing and installing Lockstep");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, "tarballs"), { recursive: true });
    const fault = await build();
    if (fault !== undefined) throw new Error(fault);
    await packPackages(join(folder, "tarballs"));
    writeProject();
    const installed = await pnpm(["install", "--prefer-offline"], { cwd: folder });
    if (installed.exitCode !== 0) throw new Error(installed.output);
    writeFileSync(stamp, print);
  }
  return { folder, script: scriptOf("lockstep", "lockstep", folder) };
}

/** What `folder` holds was generated or installed from; another value after any change of Lockstep. */
export function fingerprint(): string {
  const hash = createHash("sha256");
  const patterns = ["packages/{toolkit,runtime}/*", "generators/*"].flatMap((packages) => [
    `${packages}/package.json`,
    `${packages}/src/**/*.{ts,json}`,
  ]);
  for (const file of globSync(patterns, { cwd: root }).sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** A project that depends on every package; their dependencies on each other lead to the tarballs too. */
function writeProject(): void {
  const tarballs = Object.fromEntries(
    readdirSync(join(folder, "tarballs")).map((file) => [nameOf(file), `file:tarballs/${file}`]),
  );
  const msw = versionOf("msw");
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify(
      { name: "user", private: true, type: "module", dependencies: { ...tarballs, msw } },
      null,
      2,
    ),
  );
  const overrides = Object.entries(tarballs).map(([name, file]) => `  "${name}": ${file}`);
  writeFileSync(
    join(folder, "pnpm-workspace.yaml"),
    ["packages:", "  - .", "strictDepBuilds: false", "overrides:", ...overrides, ""].join("\n"),
  );
}

/** `lockstep-contract-0.0.0.tgz` → `@lockstep/contract` */
function nameOf(tarball: string): string {
  const name = basename(tarball).replace(/-\d+\.\d+\.\d+.*$/, "");
  return name === "lockstep" ? name : name.replace("lockstep-", "@lockstep/");
}
