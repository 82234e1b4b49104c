import { dirname, resolve } from "node:path";
import { findConfig } from "../../config/find-config.ts";
import { loadConfig } from "../../config/load-config.ts";
import { isUrl, relativePath, resolveConfigFile } from "../../config/resolve-config.ts";
import { MisuseError } from "../../errors.ts";
import { type Command, type CommandInput, textOption } from "../command.ts";
import { formats } from "./formats.ts";

/** `lockstep lint` */
export const lintCommand: Command = {
  name: "lint",
  summary: "check the contract: what loading finds, Redocly's recommended rules, and ours",
  document: "an OpenAPI document (path or URL); default: the one of lockstep.config.ts",
  options: [
    { flags: "--format <format>", description: "default: codeframe", choices: Object.keys(formats) },
    {
      flags: "--max-warnings <number>",
      description: "more warnings than this are a failure; default: any number is fine",
    },
    {
      flags: "--config <file>",
      description: "the config file; default: the nearest lockstep.config.ts upwards",
    },
  ],
  examples: ["lockstep lint", "lockstep lint openapi.yaml --format stylish --max-warnings 0"],
  async run(input, { terminal }) {
    const maxWarnings = maxWarningsOf(input);
    const { document, folder } = await documentOf(input, terminal.cwd);
    const format = textOption(input, "format") ?? "codeframe";
    if (format !== "json")
      terminal.progress(`linting ${input.document ?? relativePath(terminal.cwd, document)}`);
    const { lintContract } = await import("../../lint/lint-contract.ts");
    const diagnostics = await lintContract(document, folder);
    terminal.progress("");
    const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
    const ok = warnings <= maxWarnings && diagnostics.every(({ severity }) => severity !== "error");
    const print = formats[format] ?? formats.codeframe;
    for (const line of print?.({ diagnostics, ok, cwd: terminal.cwd, color: terminal.color }) ?? [])
      terminal.out(line);
    if (warnings > maxWarnings) terminal.error(`warnings: ${warnings}; --max-warnings allows ${maxWarnings}`);
    return ok ? 0 : 1;
  },
};

async function documentOf(
  input: CommandInput,
  cwd: string,
): Promise<{ readonly document: string; readonly folder: string }> {
  const { document } = input;
  if (document !== undefined) {
    if (textOption(input, "config") !== undefined) {
      throw new MisuseError(`Give either a document (${document}) or --config, not both.`);
    }
    return { document: isUrl(document) ? document : resolve(cwd, document), folder: cwd };
  }
  const file = await findConfig(cwd, textOption(input, "config"));
  return { document: resolveConfigFile(await loadConfig(file), file).contract, folder: dirname(file) };
}

function maxWarningsOf(input: CommandInput): number {
  const text = textOption(input, "maxWarnings");
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text)) return Number(text);
  throw new MisuseError(`--max-warnings takes a number of 0 or more; it is ${JSON.stringify(text)}.`);
}
