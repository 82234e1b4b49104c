import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { parseArguments } from "./arguments.ts";
import type { CommandContext } from "./commands/command.ts";
import { commands } from "./commands/index.ts";
import type { ExitCode } from "./exit-code.ts";
import { explain } from "./explain.ts";
import { nodeFileSystem } from "./generate/file-system.ts";
import { lastRun } from "./last-run/last-run.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { watchFiles } from "./watch/watch-files.ts";

/** Runs `lockstep` with the arguments after the program's name. Never throws; everything goes to the terminal. */
export async function runCommandLine(
  argv: readonly string[],
  terminal: Terminal,
  overrides: Partial<Omit<CommandContext, "terminal">> = {},
): Promise<ExitCode> {
  try {
    const parsed = parseArguments(commands, version(), argv);
    if (parsed.command === undefined) {
      terminal.out(parsed.text);
      return 0;
    }
    const context: CommandContext = { ...defaults, ...overrides, terminal };
    return await parsed.command.run(parsed.input, context);
  } catch (error) {
    terminal.progress("");
    if (argv.includes("--json")) terminal.out(JSON.stringify(asJson(error)));
    return explain(error, terminal);
  }
}

const defaults: Omit<CommandContext, "terminal"> = {
  fileSystem: nodeFileSystem,
  watchFiles,
  wait: (delayMs, signal) => setTimeout(delayMs, undefined, { signal }),
  now: () => performance.now(),
  lastRun,
  loadGenerators: async () => (await import("./generators.ts")).generators,
};

function asJson(error: unknown): object {
  const code = error instanceof Error && "code" in error ? error.code : "LOCKSTEP_INTERNAL";
  return { ok: false, error: { code, message: error instanceof Error ? error.message : String(error) } };
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "";
}
