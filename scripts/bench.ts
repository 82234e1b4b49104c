// Measures Lockstep beside its rivals. They live in a workspace of their own, `bench/`, which is installed here on demand.
//   pnpm bench                      lists the benchmarks
//   pnpm bench <name> [options]     runs one
//   pnpm bench check                type-checks the benchmarks themselves
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pnpm } from "./pnpm.ts";
import { run } from "./run.ts";
import { root } from "./workspace.ts";

const folder = join(root, "bench");
const args = process.argv.slice(2);

const installed = await pnpm(["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder });
if (installed.exitCode !== 0) {
  console.error(installed.output);
  process.exit(1);
}
if (args[0] === "check") {
  const { exitCode, output } = await run("tsc", ["-p", "bench/tsconfig.json"]);
  console.log(output.trim() || "the benchmarks type-check");
  process.exit(exitCode);
}
// This process's Node is the workspace's own; nothing lies between it and what is measured.
const { status } = spawnSync(process.execPath, [join(folder, "src/main.ts"), ...args], { stdio: "inherit" });
process.exitCode = status ?? 1;
