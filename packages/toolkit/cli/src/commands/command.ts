import type { Generator } from "@lockstep/codegen";
import type { ExitCode } from "../exit-code.ts";
import type { FileSystem } from "../generate/file-system.ts";
import type { lastRun } from "../last-run/last-run.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Wait, WatchFiles } from "../watch/watch-files.ts";

/** One command of `lockstep`: data about its arguments, and what it does. */
export interface Command {
  readonly name: string;
  /** One line for `lockstep --help`. */
  readonly summary: string;
  /** What its only argument, `[document]`, is for. */
  readonly document: string;
  readonly options: readonly CommandOption[];
  /** Lines after the options in its help. */
  readonly examples: readonly string[];
  run(input: CommandInput, context: CommandContext): Promise<ExitCode>;
}

export interface CommandOption {
  /** E.g. `--client <dir>`; a flag without a value is true or absent. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
}

export interface CommandInput {
  readonly document?: string;
  /** By camel-cased name. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** What a command works with; tests give their own. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly fileSystem: FileSystem;
  readonly watchFiles: WatchFiles;
  readonly wait: Wait;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** What is known of the last run with a config. */
  readonly lastRun: typeof lastRun;
  /** Lockstep's own generators; loaded only when they are needed. */
  readonly loadGenerators: () => Promise<readonly Generator[]>;
}

/** The value of an option that takes one. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === "string" ? value : undefined;
}

/** Whether a flag was given. */
export function flagOption(input: CommandInput, name: string): boolean {
  return input.options[name] === true;
}
