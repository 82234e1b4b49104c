import { findConfig } from "../../config/find-config.ts";
import { loadConfig } from "../../config/load-config.ts";
import { type ResolvedConfig, resolveConfig, resolveConfigFile } from "../../config/resolve-config.ts";
import { MisuseError } from "../../errors.ts";
import { type CommandInput, flagOption, textOption } from "../command.ts";

/** Outputs that have an option of their own. */
export const outputOptions = ["client", "server", "mocks", "lint"] as const;

/** The config that the arguments name: a config file, or, with a document, what the options say. */
export async function configOfArguments(input: CommandInput, cwd: string): Promise<ResolvedConfig> {
  const given = outputOptions.filter((name) => textOption(input, name) !== undefined);
  const { document } = input;
  if (document === undefined) {
    const [extra] = [...given, ...(textOption(input, "name") === undefined ? [] : ["name"])];
    if (extra !== undefined) {
      throw new MisuseError(
        `--${extra} needs a document: lockstep generate openapi.yaml --client src/api. ` +
          "Without one, lockstep.config.ts says what to make and where.",
      );
    }
    const file = await findConfig(cwd, textOption(input, "config"));
    const config = await loadConfig(file);
    return flagOption(input, "lenient")
      ? resolveConfigFile({ ...config, lenient: true }, file, "lockstep generate --lenient")
      : resolveConfigFile(config, file);
  }
  if (textOption(input, "config") !== undefined) {
    throw new MisuseError(`Give either a document (${document}) or --config, not both.`);
  }
  if (given.length === 0) {
    throw new MisuseError(`Say where to write: lockstep generate ${document} --client src/api`);
  }
  const outputs = Object.fromEntries(given.map((name) => [name, textOption(input, name)]));
  const name = textOption(input, "name");
  const lenient = flagOption(input, "lenient");
  const config = { contract: document, lenient, outputs, ...(name === undefined ? {} : { name }) };
  return resolveConfig(config, { folder: cwd, command: commandOf(input, document) });
}

/** The command to put into headers: without the options that only change how it runs. */
function commandOf(input: CommandInput, document: string): string {
  const options = [...outputOptions, "name"].flatMap((name) => {
    const value = textOption(input, name);
    return value === undefined ? [] : [`--${name}`, value];
  });
  const lenient = flagOption(input, "lenient") ? ["--lenient"] : [];
  return ["lockstep", "generate", document, ...options, ...lenient]
    .map((word) => (/\s/.test(word) ? `"${word}"` : word))
    .join(" ");
}
