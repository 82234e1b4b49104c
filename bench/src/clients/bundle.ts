import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";

/** The text of a program and all that it imports as one ES module. What `options` says goes beyond that. */
export async function bundle(folder: string, program: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder, sourcefile: join(folder, "program.ts"), loader: "ts" },
    absWorkingDir: folder,
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
    ...options,
  });
  return outputFiles?.[0]?.text ?? "";
}
