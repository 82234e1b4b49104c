import {
  BaseResolver,
  createConfig,
  lint,
  lintFromString,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { lockstepPlugin } from "../index.ts";

/** What a test asserts about a finding. */
export interface Problem {
  /** Without the plugin's prefix. */
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** `file#/pointer`, the file of a single document left out. */
  readonly at: string;
  readonly suggest: readonly string[];
}

/** Rules by name without prefix, as in a `redocly.yaml`. */
export type RuleSettings = Readonly<Record<string, "error" | "warn" | { readonly now: string }>>;

/** Lints one document, given as text, with Redocly's own linter and some of our rules. */
export async function lintText(source: string, settings: RuleSettings): Promise<readonly Problem[]> {
  const problems = await lintFromString({ source, config: await configOf(settings), absoluteRef: root });
  return problems.map(problemOf);
}

/** Lints a document of several files, given by name; the first is the root. */
export async function lintFiles(
  files: Readonly<Record<string, string>>,
  settings: RuleSettings,
): Promise<readonly Problem[]> {
  const [first = ""] = Object.keys(files);
  const problems = await lint({
    ref: `${folder}${first}`,
    config: await configOf(settings),
    externalRefResolver: new MemoryResolver(files),
  });
  return problems.map(problemOf);
}

/** Lints with the preset, as `extends: [lockstep/recommended]` does. */
export async function lintRecommended(source: string): Promise<readonly Problem[]> {
  const config = await createConfig({ plugins: [lockstepPlugin()], extends: ["lockstep/recommended"] });
  return (await lintFromString({ source, config, absoluteRef: root })).map(problemOf);
}

const folder = "https://files.example/";
const root = `${folder}openapi.yaml`;

class MemoryResolver extends BaseResolver {
  readonly #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    super();
    this.#files = files;
  }

  override async loadExternalRef(absoluteRef: string): ReturnType<BaseResolver["loadExternalRef"]> {
    const { Source } = await import("@redocly/openapi-core");
    return new Source(absoluteRef, this.#files[absoluteRef.slice(folder.length)] ?? "");
  }
}

function configOf(settings: RuleSettings): ReturnType<typeof createConfig> {
  const rules = Object.entries(settings).map(([name, setting]) => [
    `lockstep/${name}`,
    typeof setting === "string" ? setting : { severity: "error" as const, ...setting },
  ]);
  return createConfig({ plugins: [lockstepPlugin()], rules: Object.fromEntries(rules) });
}

function problemOf(problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  const file = location?.source.absoluteRef === root ? "" : location?.source.absoluteRef.slice(folder.length);
  return {
    rule: problem.ruleId.replace(/^lockstep\//, ""),
    severity: problem.severity,
    message: problem.message,
    at: `${file ?? ""}${location?.pointer ?? ""}`,
    suggest: problem.suggest,
  };
}
