import { createMemory } from "@lockstep/codegen";
import { createParsedFiles } from "@lockstep/contract";
import type { ResolvedConfig } from "../../config/resolve-config.ts";
import { isUrl } from "../../config/resolve-config.ts";
import { InterruptedError, MisuseError } from "../../errors.ts";
import type { ExitCode } from "../../exit-code.ts";
import { explain } from "../../explain.ts";
import { type GenerateOptions, type GenerateResult, generateResolved } from "../../generate/generate.ts";
import { watchLoop } from "../../watch/watch-loop.ts";
import { type Command, type CommandContext, type CommandInput, flagOption, textOption } from "../command.ts";
import { configOfArguments, outputOptions } from "./config-of-arguments.ts";
import { printJson } from "./json.ts";
import { printSummary } from "./summary.ts";

const quietMs = 100;

/** `lockstep generate` */
export const generateCommand: Command = {
  name: "generate",
  summary: "make server, client, mocks and lint rules from the contract",
  document: "an OpenAPI document (path or URL); default: what lockstep.config.ts says",
  options: [
    ...outputOptions.map((name) => ({
      flags: `--${name} <dir>`,
      description: `where to write the ${name}, with a document`,
    })),
    {
      flags: "--name <name>",
      description: "name of the API in code, with a document; default: from its title",
    },
    {
      flags: "--config <file>",
      description: "the config file; default: the nearest lockstep.config.ts upwards",
    },
    { flags: "--only <outputs>", description: "make only these outputs, e.g. client,mocks" },
    {
      flags: "--check",
      description: "write nothing; list what is stale, missing, hand-edited or left over; exit 1 if any",
    },
    { flags: "--watch", description: "generate again whenever the contract or the config changes" },
    {
      flags: "--lenient",
      description: "generate although references lead nowhere; they are read as anything, and listed",
    },
    { flags: "--force", description: "overwrite generated files that were edited by hand" },
    { flags: "--json", description: "print one JSON object, for machines" },
  ],
  examples: [
    "lockstep generate",
    "lockstep generate --check",
    "lockstep generate openapi.yaml --client src/api",
  ],
  async run(input, context) {
    refuseContradictions(input);
    return flagOption(input, "watch")
      ? runWatching(input, context)
      : (await runOnce(input, context)).exitCode;
  },
};

/** What one run leaves to the next. */
type Kept = Pick<GenerateOptions, "memory" | "parsed">;

interface Run {
  readonly exitCode: ExitCode;
  /** Files to watch. */
  readonly files: readonly string[];
}

async function runOnce(input: CommandInput, context: CommandContext, kept: Kept = {}): Promise<Run> {
  const { terminal } = context;
  const config = await configOfArguments(input, terminal.cwd);
  const started = context.now();
  const startedMs = Date.now();
  const last = trustsLastRun(input)
    ? context.lastRun(config, textOption(input, "only"), terminal.cwd)
    : undefined;
  const work = (signal: AbortSignal): Promise<GenerateResult> =>
    generateWith(config, input, context, signal, kept);
  const result = last?.unchanged() ?? (await interruptible(context, work));
  last?.keep(result, startedMs);
  terminal.progress("");
  const elapsedMs = context.now() - started;
  const print = flagOption(input, "json") ? printJson : printSummary;
  print({ config, result, elapsedMs, check: flagOption(input, "check"), terminal });
  return { exitCode: result.ok ? 0 : 1, files: filesOf(config, result.files) };
}

/** A check does all the work, because its word is relied upon; a watch does it once, to remember it. */
function trustsLastRun(input: CommandInput): boolean {
  return !["check", "force", "watch"].some((flag) => flagOption(input, flag));
}

async function generateWith(
  config: ResolvedConfig,
  input: CommandInput,
  context: CommandContext,
  signal: AbortSignal,
  kept: Kept,
): Promise<GenerateResult> {
  const only = textOption(input, "only")
    ?.split(",")
    .map((name) => name.trim());
  return generateResolved(config, {
    cwd: context.terminal.cwd,
    check: flagOption(input, "check"),
    force: flagOption(input, "force"),
    ...(only === undefined ? {} : { only }),
    signal,
    progress: flagOption(input, "json") ? () => undefined : context.terminal.progress,
    builtIn: await context.loadGenerators(),
    fileSystem: context.fileSystem,
    ...kept,
  });
}

async function runWatching(input: CommandInput, context: CommandContext): Promise<ExitCode> {
  const { terminal, watchFiles, wait } = context;
  const stop = new AbortController();
  const kept: Kept = { memory: createMemory(), parsed: createParsedFiles() };
  const release = terminal.onInterrupt(() => stop.abort());
  // A config that is wrong from the start is misuse; one that becomes wrong is waited for.
  let files = filesOf(await configOfArguments(input, terminal.cwd), []);
  try {
    await watchLoop({
      run: async () => {
        try {
          files = (await runOnce(input, context, kept)).files;
        } catch (error) {
          if (!(error instanceof InterruptedError)) explain(error, terminal);
        }
        if (!stop.signal.aborted) terminal.out(`watching ${files.length} files; Ctrl-C stops`);
        return files;
      },
      changed: (path) => terminal.out(`\n${path} changed`),
      watchFiles,
      wait,
      signal: stop.signal,
      quietMs,
    });
  } finally {
    release();
  }
  terminal.out("stopped");
  return 0;
}

/** What a run depends on; the contract itself also while it is not there. */
function filesOf(config: ResolvedConfig, read: readonly string[]): readonly string[] {
  const files = new Set([config.contract, ...read, ...(config.file === undefined ? [] : [config.file])]);
  return [...files].filter((file) => !isUrl(file));
}

/** Ctrl-C aborts the signal, so that temporary files are removed, instead of ending the process at once. */
async function interruptible<Result>(
  { terminal }: CommandContext,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const release = terminal.onInterrupt(() => {
    controller.abort(new InterruptedError("lockstep: interrupted; nothing was changed."));
  });
  try {
    return await work(controller.signal);
  } finally {
    release();
  }
}

function refuseContradictions(input: CommandInput): void {
  const pairs = [
    ["check", "watch"],
    ["check", "force"],
    ["json", "watch"],
  ] as const;
  for (const [first, second] of pairs) {
    if (flagOption(input, first) && flagOption(input, second)) {
      throw new MisuseError(`--${first} and --${second} contradict each other; give one of them.`);
    }
  }
}
