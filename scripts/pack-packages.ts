import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pnpm } from "./pnpm.ts";
import { workspacePackages } from "./workspace.ts";

/**
 * Packs every published package into a tarball, as it would be released: what `publishConfig` says replaces the workspace's own.
 * Needs `dist`: run the build before.
 * @returns the tarballs' paths, in no order.
 * @throws Error with the package manager's words when a package cannot be packed.
 */
export async function packPackages(target: string): Promise<readonly string[]> {
  const published = workspacePackages().filter((one) => !one.private);
  const filters = published.flatMap(({ name }) => ["--filter", name]);
  const packed = await pnpm(["-r", ...filters, "pack", "--pack-destination", target]);
  const tarballs = readdirSync(target).map((name) => join(target, name));
  if (packed.exitCode !== 0 || tarballs.length !== published.length) throw new Error(packed.output);
  return tarballs;
}
