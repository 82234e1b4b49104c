import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, type SourceFrame, type SourceLocation, suggest } from "@lockstep/contract";
import { lockstepPlugin } from "@lockstep/spec-rules";
import {
  BaseResolver,
  type Config,
  createConfig,
  getLineColLocation,
  type LocationObject,
  lint,
  loadIgnoreConfig,
  type NormalizedProblem,
  parseYaml,
  type RawUniversalConfig,
} from "@redocly/openapi-core";
import { MisuseError, messageOf } from "../errors.ts";

/** Rules that hold where the user's configuration says nothing else. */
const presets = ["recommended", "lockstep/recommended"];

/**
 * What Redocly's linter finds with its recommended rules, ours, and what a `redocly.yaml` says. Every finding is there,
 * without any limit on their number; positions are looked up only when they are read.
 * @param folders Where a `redocly.yaml` is looked for; the first counts.
 * @throws MisuseError for a `redocly.yaml` that cannot be used.
 */
export async function lintWithRedocly(
  document: string,
  folders: readonly string[],
): Promise<readonly Diagnostic[]> {
  const configPath = folders.map((folder) => join(folder, "redocly.yaml")).find((file) => existsSync(file));
  const written = configPath === undefined ? {} : await readConfig(configPath);
  const config = await makeConfig(written, configPath, join(folders[0] ?? ".", "redocly.yaml"));
  refuseUnknownRules(written, config, configPath);
  const problems = await lint({
    ref: document,
    config,
    externalRefResolver: new BaseResolver(config.resolve),
  });
  return problems.filter((problem) => problem.ignored !== true).map(diagnosticOf);
}

async function makeConfig(
  written: RawConfig,
  configPath: string | undefined,
  ignoreBase: string,
): Promise<Config> {
  const plugins = Array.isArray(written.plugins) ? written.plugins : [];
  // Listed by the user as well, for Redocly's own command: then theirs is the one.
  const listed = plugins.some((plugin) => typeof plugin === "string" && plugin.includes("spec-rules"));
  const chosen = Array.isArray(written.extends) ? ["lockstep/recommended", ...written.extends] : presets;
  const raw: RawUniversalConfig = {
    ...written,
    extends: [...new Set(chosen)],
    plugins: listed ? plugins : [...plugins, lockstepPlugin()],
  };
  const resolver = new BaseResolver();
  try {
    const ignore = await loadIgnoreConfig(configPath ?? ignoreBase, resolver);
    return await createConfig(raw, { ignore, ...(configPath === undefined ? {} : { configPath }) });
  } catch (error) {
    throw new MisuseError(
      `${configPath ?? "The lint configuration"} cannot be used: ${withoutColors(messageOf(error))}`,
      {
        cause: error,
      },
    );
  }
}

/** A configuration as it is written; what Redocly does not check it ignores. */
type RawConfig = RawUniversalConfig & Readonly<Record<string, unknown>>;

async function readConfig(file: string): Promise<RawConfig> {
  try {
    const parsed: unknown = parseYaml(await readFile(file, "utf8"), { filename: file });
    if (parsed === null || parsed === undefined) return {};
    if (isRecord(parsed)) return parsed;
    throw new MisuseError("it must hold a mapping of settings");
  } catch (error) {
    throw new MisuseError(`${file} cannot be used: ${messageOf(error)}`, { cause: error });
  }
}

/** Redocly only warns about a rule that does not exist, so a typing mistake would switch a check off unseen. */
function refuseUnknownRules(written: RawConfig, config: Config, file: string | undefined): void {
  const known = new Set(
    config.plugins.flatMap(({ rules }) =>
      Object.values(rules ?? {}).flatMap((ofVersion) => Object.keys(ofVersion ?? {})),
    ),
  );
  const apis = isRecord(written.apis) ? Object.values(written.apis).filter(isRecord) : [];
  const unknown = [written, ...apis]
    .flatMap((level) => Object.entries(level))
    .flatMap(([key, rules]) => (/^(rules|\w+Rules)$/.test(key) && isRecord(rules) ? Object.keys(rules) : []))
    // `rule/…` are assertions that the configuration itself defines.
    .filter((id) => !known.has(id) && !id.startsWith("rule/"));
  if (unknown.length === 0) return;
  const lines = [...new Set(unknown)].map((id) => {
    const likely = suggest(id, known);
    return `  the rule ${id} does not exist${likely === undefined ? "" : `; did you mean "${likely}"?`}`;
  });
  throw new MisuseError([`${file ?? "The lint configuration"} is not right:`, ...lines].join("\n"));
}

function diagnosticOf({
  message,
  ruleId,
  severity,
  location,
  suggest: suggestions,
}: NormalizedProblem): Diagnostic {
  const [first, ...others] = location;
  const hint =
    suggestions.length === 0
      ? undefined
      : `did you mean ${suggestions
          .slice(0, 3)
          .map((name) => `"${name}"`)
          .join(" or ")}?`;
  return {
    id: ruleId,
    severity: severity === "error" ? "error" : "warning",
    message: withoutColors(message)
      .replace(/\s*\n\s*/g, " ")
      .trim(),
    ...(hint === undefined ? {} : { hint }),
    get location() {
      return locationOf(first);
    },
    get related() {
      return others.map((other) => ({ message: "also here", location: locationOf(other) }));
    },
    get frame() {
      return first === undefined ? undefined : frameOf(first);
    },
  };
}

function locationOf(place: LocationObject | undefined): SourceLocation {
  if (place === undefined) return { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { start, end = start, source } = getLineColLocation(place);
  const line = start.line;
  const length = source.getLines()[line - 1]?.trimEnd().length ?? 0;
  // A range over several lines is underlined to the end of its first.
  const endColumn = end.line === line ? end.col : length + 1;
  return {
    file: source.absoluteRef,
    line,
    column: start.col,
    endLine: line,
    endColumn: Math.max(endColumn, start.col),
  };
}

function frameOf(place: LocationObject): SourceFrame {
  const { line } = locationOf(place);
  const firstLine = Math.max(1, line - 1);
  return { firstLine, lines: place.source.getLines().slice(firstLine - 1, line + 1) };
}

function withoutColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours start with one
  return text.replace(/\u001b\[\d+m/g, "");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
