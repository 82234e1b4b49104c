import { execFile } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MisuseError, messageOf, systemCodeOf } from "../errors.ts";
import { checkConfig } from "./check-config.ts";
import type { Config } from "./config.ts";

let loads = 0;

/**
 * Runs a config file and checks what it exports. TypeScript works through Node's type stripping; every call reads the
 * file anew, but not the files that it imports.
 * @throws MisuseError that lists everything that is wrong with it.
 */
export async function loadConfig(file: string): Promise<Config> {
  const { config, problems } = checkConfig(await importDefault(file));
  if (config !== undefined) return config;
  throw new MisuseError([`${file} is not right:`, ...problems.map((problem) => `  ${problem}`)].join("\n"));
}

async function importDefault(file: string): Promise<unknown> {
  const url = pathToFileURL(file);
  // Modules are cached by URL; watch mode must see the file as it is now.
  if (loads++ > 0) url.searchParams.set("load", String(loads));
  try {
    const module: unknown = await import(url.href);
    return typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  } catch (error) {
    throw new MisuseError(
      `${await placeOf(error, file)} cannot be loaded: ${messageOf(error)}${adviceOn(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** The file, with the line (and column) of the error where that can be known. */
async function placeOf(error: unknown, file: string): Promise<string> {
  const trace = error instanceof Error ? (error.stack ?? "") : "";
  const place =
    positionIn(trace, file) ?? (error instanceof SyntaxError ? await positionOfSyntaxError(file) : undefined);
  return place === undefined ? file : `${file}${place}`;
}

/** `:line` or `:line:column` behind the file's path or URL in a trace. */
function positionIn(trace: string, file: string): string | undefined {
  for (const [, name = "", position] of trace.matchAll(/([^\s()]+?)((?::\d+){1,2})(?=[\s)]|$)/gm)) {
    if (name === file || (name.startsWith("file://") && fileURLToPath(new URL(name)) === file))
      return position;
  }
  return undefined;
}

/** Node says where a module does not parse only on the terminal, so its own check is asked. */
async function positionOfSyntaxError(file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["--check", file], (_error, _stdout, stderr) =>
      resolve(positionIn(stderr, file)),
    );
  });
}

function adviceOn(error: unknown): string {
  const missing = /Cannot find (?:package|module) '([^']+)'/.exec(messageOf(error))?.[1];
  if (systemCodeOf(error) !== "ERR_MODULE_NOT_FOUND" || missing === undefined) return "";
  return missing.startsWith("/") || missing.startsWith(".")
    ? "; correct the import"
    : `; install it: npm install --save-dev ${missing}`;
}
