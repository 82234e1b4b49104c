import { type Outcome, run } from "./run.ts";

/** Runs the package manager: the one that runs this script, else the one that `npx` gets. */
export function pnpm(
  args: readonly string[],
  options: { readonly show?: boolean; readonly cwd?: string } = {},
): Promise<Outcome> {
  const running = process.env["npm_execpath"];
  return running?.includes("pnpm")
    ? run(process.execPath, [running, ...args], options)
    : run("npx", ["-y", "pnpm@10", ...args], options);
}
