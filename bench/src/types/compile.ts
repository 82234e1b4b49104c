import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { calls } from "../clients/call.ts";
import type { ClientTool } from "../clients/client-tool.ts";
import { programOf, programSettings } from "../clients/program.ts";
import { scriptOf, versionOf } from "../installed/tool.ts";
import type { Subject } from "../measure/interleave.ts";
import { runProcess } from "../measure/run-process.ts";

/** A compiler, and what it is installed as. */
export interface Compiler {
  readonly name: string;
  readonly script: string;
}

export function compilers(): readonly Compiler[] {
  return ["typescript-7", "typescript"].map((installed) => ({
    name: `TypeScript ${versionOf(installed)}`,
    script: scriptOf(installed, "tsc"),
  }));
}

export interface CompileSample {
  readonly milliseconds: number;
  /** As the compiler itself tells, in MB. */
  readonly memoryMegabytes: number;
  /** In the generated code; errors in the program itself are failures. */
  readonly typeErrors: number;
}

/** Compiling, in a fresh process, the program that makes all calls with this client. */
export function compileSubject(
  tool: ClientTool,
  folder: string,
  { script }: Compiler,
): Subject<CompileSample> {
  return {
    name: tool.name,
    measure: async () => {
      writeFileSync(join(folder, "program.ts"), programOf(tool, calls));
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(programSettings, null, 2));
      const { milliseconds, output } = await runProcess({
        script,
        args: ["-p", "tsconfig.json", "--extendedDiagnostics", "--pretty", "false"],
        cwd: folder,
        goodExitCodes: [0, 1, 2],
      });
      const errors = output.match(/^.*error TS\d+.*$/gm) ?? [];
      const own = errors.find((error) => error.startsWith("program.ts"));
      if (own !== undefined) throw new Error(own);
      const kilobytes = Number(/Memory used:\s+(\d+)K/.exec(output)?.[1]);
      return { milliseconds, memoryMegabytes: (kilobytes * 1024) / 1e6, typeErrors: errors.length };
    },
  };
}
