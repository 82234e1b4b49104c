// Scenarios: Markdown files with prose, a spec and the declarations that must come out. For tests of generators.
import { readFileSync } from "node:fs";
import { loadContract } from "@lockstep/contract";
import { apiName } from "../api-name.ts";
import type { Finding, GeneratedFile, Generator } from "../generator.ts";
import { noMemory } from "../memory.ts";

export interface Scenario {
  /** The heading above it. */
  readonly name: string;
  /** An OpenAPI document in YAML. */
  readonly spec: string;
  readonly expected: readonly Expectation[];
}

export interface Expectation {
  /** Relative to the output's folder, e.g. `gen/client.gen.ts`. */
  readonly path: string;
  /** Lines that must stand in the file together, as they are. */
  readonly text: string;
}

/** Reads the scenarios of a Markdown file: a `##` heading, a `yaml` block, and `ts <path>` blocks each. */
export function readScenarios(file: URL): readonly Scenario[] {
  const sections = readFileSync(file, "utf8").split(/^## /m).slice(1);
  return sections.map((section) => {
    const blocks = [...section.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
    const spec = blocks.find(([, language]) => language === "yaml")?.[3];
    const name = section.split("\n", 1)[0]?.trim() ?? "";
    if (spec === undefined) throw new Error(`${file.pathname}: "${name}" has no yaml block.`);
    const expected = blocks.flatMap(([, language, path, text = ""]) =>
      language === "ts" && path !== undefined ? [{ path, text: text.trimEnd() }] : [],
    );
    return {
      name,
      spec: spec.startsWith("openapi:")
        ? spec
        : `openapi: 3.1.0\ninfo: { title: Test API, version: "1" }\n${spec}`,
      expected,
    };
  });
}

export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly findings: readonly Finding[];
  /** Ids of the loader's diagnostics. */
  readonly diagnostics: readonly string[];
}

/** Generates the files of a document given as text. @throws when the document does not load. */
export async function generateFrom(spec: string, generators: readonly Generator[]): Promise<Generated> {
  const { contract, diagnostics } = await loadContract("/spec.yaml", { readFile: async () => spec });
  if (!contract) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const findings: Finding[] = [];
  const files = await Promise.all(
    generators.map((generator) =>
      generator.generate({
        contract,
        api: apiName(contract.info.title),
        output: generator.outputs[0] ?? "",
        memory: noMemory,
        header: { source: "spec.yaml", command: "lockstep generate" },
        report: (finding) => void findings.push(finding),
      }),
    ),
  );
  return { files: files.flat(), findings, diagnostics: diagnostics.map(({ id }) => id) };
}
