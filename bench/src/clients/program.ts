import type { Call } from "./call.ts";
import type { ClientTool } from "./client-tool.ts";

/** A program that makes the calls, each in a function of its own, and reads something of each success. */
export function programOf(tool: ClientTool, calls: readonly Call[]): string {
  const functions = calls.map((call, index) =>
    [
      `export async function call${index + 1}() {`,
      `  const answer = await ${tool.call(call)};`,
      tool.succeeded === undefined
        ? `  return ${tool.data}${call.read};`
        : `  return ${tool.succeeded} ? ${tool.data}${call.read} : undefined;`,
      "}",
    ].join("\n"),
  );
  return `${tool.opening(calls)}\n\n${functions.join("\n\n")}\n`;
}

/** The compiler's settings for it: strict, as a new project has them, for code that Node or a bundler runs. */
export const programSettings: object = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    module: "esnext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  },
  files: ["program.ts"],
};
