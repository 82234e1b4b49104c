import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./workspace.ts";

export interface Outcome {
  readonly exitCode: number;
  /** Standard output and error as they came. */
  readonly output: string;
}

/** Runs a tool of the workspace's own `node_modules/.bin`, from the root unless said. Never throws for an exit code. */
export function run(
  tool: string,
  args: readonly string[],
  options: { readonly show?: boolean; readonly cwd?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const path = `${join(root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`;
    const child = spawn(tool, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, PATH: path },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (options.show) process.stdout.write(text);
      });
    }
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
  });
}
