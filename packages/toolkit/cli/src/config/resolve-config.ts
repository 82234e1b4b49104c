import { dirname, relative, resolve, sep } from "node:path";
import type { FileHeader, Generator } from "@lockstep/codegen";
import type { Config } from "./config.ts";

/** A config with absolute paths, ready to be used. */
export interface ResolvedConfig {
  /** Absolute path, or URL. */
  readonly contract: string;
  readonly name?: string;
  readonly lenient: boolean;
  readonly outputs: readonly ResolvedOutput[];
  readonly generators: readonly Generator[];
  /** What generated files say about where they come from. */
  readonly header: FileHeader;
  /** The config file, where there is one. */
  readonly file?: string;
}

export interface ResolvedOutput {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/** Where a config stands. */
export interface ConfigPlace {
  /** Folder that its paths are relative to. */
  readonly folder: string;
  readonly file?: string;
  /** The command that generates again, for headers. Default `lockstep generate`. */
  readonly command?: string;
}

export function resolveConfig(config: Config, place: ConfigPlace): ResolvedConfig {
  const { contract, name, lenient = false, outputs, generators = [] } = config;
  return {
    contract: isUrl(contract) ? contract : resolve(place.folder, contract),
    ...(name === undefined ? {} : { name }),
    lenient,
    outputs: Object.entries(outputs).flatMap(([output, folder]) =>
      folder === undefined ? [] : [{ name: output, folder: resolve(place.folder, folder) }],
    ),
    generators,
    header: {
      source: isUrl(contract) ? contract : relativePath(place.folder, resolve(place.folder, contract)),
      command: place.command ?? "lockstep generate",
    },
    ...(place.file === undefined ? {} : { file: place.file }),
  };
}

/** The config of a config file that is somewhere. */
export function resolveConfigFile(config: Config, file: string, command?: string): ResolvedConfig {
  const place = { folder: dirname(file), file };
  return resolveConfig(config, command === undefined ? place : { ...place, command });
}

export function isUrl(location: string): boolean {
  return /^(https?|file):\/\//i.test(location);
}

/** A path for people and for headers: relative, with `/` on every system; the folder itself is `.`. */
export function relativePath(from: string, to: string): string {
  return relative(from, to).split(sep).join("/") || ".";
}
