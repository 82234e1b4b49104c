import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TypeScript } from "./find-typescript.ts";

export interface Compilation {
  /** Messages of the compiler, one a line: `gen/types.gen.ts(3,1): error TS2300: …`. Empty: it compiles. */
  readonly errors: readonly string[];
}

/** Compiles the project of a folder, or one file of it with what that imports. A compiler that fails without saying where counts as one error. */
export async function compile(
  folder: string,
  { tsc }: TypeScript,
  what: "all" | { readonly file: string } = "all",
): Promise<Compilation> {
  const { exitCode, output } = await run(
    tsc,
    folder,
    what === "all" ? folder : await projectOf(folder, what.file),
  );
  const errors = output.split("\n").filter((line) => line.includes("error TS"));
  if (errors.length === 0 && exitCode !== 0) {
    return { errors: [`the compiler ended with ${exitCode}: ${output.slice(-500)}`] };
  }
  return { errors };
}

async function projectOf(folder: string, file: string): Promise<string> {
  const path = join(folder, "tsconfig.file.json");
  await writeFile(path, JSON.stringify({ extends: "./tsconfig.json", include: [], files: [file] }));
  return path;
}

function run(
  tsc: string,
  folder: string,
  project: string,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, "-p", project, "--pretty", "false"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
