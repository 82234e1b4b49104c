import { Argument, Command as CommanderCommand, CommanderError, Option } from "commander";
import type { Command, CommandInput } from "./commands/command.ts";
import { MisuseError } from "./errors.ts";

/** What the arguments ask for: a command, or a text to print (help, version). */
export type ParsedArguments =
  | { readonly command: Command; readonly input: CommandInput }
  | { readonly command?: undefined; readonly text: string };

/** Reads the arguments of the process. @throws MisuseError for what no command knows, with the likely name. */
export function parseArguments(
  commands: readonly Command[],
  version: string,
  argv: readonly string[],
): ParsedArguments {
  let text = "";
  let asked: { readonly command: Command; readonly input: CommandInput } | undefined;
  const program = new CommanderCommand("lockstep")
    .description("One OpenAPI contract; server, client, mocks and lint rules that move with it.")
    .version(version, "-v, --version")
    .helpCommand(false);
  const configure = (command: CommanderCommand): CommanderCommand =>
    command
      .exitOverride()
      .showSuggestionAfterError(true)
      .configureOutput({
        writeOut: (output) => {
          text += output;
        },
        // Commander's words for a fault come with the error as well.
        writeErr: () => undefined,
      });
  configure(program);
  for (const command of commands) {
    const sub = configure(program.command(command.name))
      .summary(command.summary)
      .description(command.summary)
      .addArgument(new Argument("[document]", command.document))
      .addHelpText("after", `\nExamples:\n${command.examples.map((line) => `  ${line}`).join("\n")}`)
      .action((document: string | undefined, options: CommandInput["options"]) => {
        asked = { command, input: document === undefined ? { options } : { document, options } };
      });
    for (const { flags, description, choices } of command.options) {
      const option = new Option(flags, description);
      sub.addOption(choices === undefined ? option : option.choices([...choices]));
    }
  }
  try {
    program.parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { text: text.trimEnd() };
    throw new MisuseError(misuseOf(error, program));
  }
  if (asked === undefined) throw new MisuseError(program.helpInformation().trimEnd());
  return asked;
}

/** Commander's message without its `error:`, its suggestion on the same line; the help when no command was named. */
function misuseOf(error: CommanderError, program: CommanderCommand): string {
  if (error.code === "commander.help") return program.helpInformation().trimEnd();
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  return [first, ...rest.map((line) => line.replace(/^\((.*)\)$/, "$1"))].join("; ");
}
