import { setImmediate } from "node:timers/promises";
import {
  apiName,
  type FileSet,
  type Finding,
  type GeneratedFile,
  type Generator,
  type GeneratorContext,
  type Memory,
} from "@lockstep/codegen";
import type { Contract } from "@lockstep/contract";
import { unknownKey } from "../config/check-config.ts";
import type { ResolvedConfig } from "../config/resolve-config.ts";
import { GeneratorError, MisuseError, messageOf } from "../errors.ts";

/** What the generators made of a contract. */
export interface GeneratedOutputs {
  /** By output, the files of each generator. */
  readonly files: ReadonlyMap<string, readonly FileSet[]>;
  readonly findings: readonly Finding[];
}

/** Runs each generator for the outputs it serves: once for all where its files do not differ, else once for each. */
export async function runGenerators(
  contract: Contract,
  generators: readonly Generator[],
  outputs: readonly string[],
  config: Pick<ResolvedConfig, "header" | "name">,
  progress: (text: string) => void,
  signal: AbortSignal,
  memory: Memory,
): Promise<GeneratedOutputs> {
  const files = new Map<string, FileSet[]>(outputs.map((output) => [output, []]));
  const findings: Finding[] = [];
  const api = apiName(contract.info.title, config.name);
  for (const generator of generators) {
    const served = outputs.filter((output) => generator.outputs.includes(output));
    let shared: readonly GeneratedFile[] | undefined;
    for (const output of served) {
      progress(`generating ${generator.name} for ${generator.sharedByOutputs ? served.join(", ") : output}`);
      // Generators may compute for seconds: between them there is time to hear of Ctrl-C.
      await setImmediate();
      signal.throwIfAborted();
      const report = (finding: Finding): void => void findings.push(finding);
      const context = { contract, api, output, header: config.header, memory, report };
      const made = shared ?? (await run(generator, context));
      if (generator.sharedByOutputs) shared = made;
      files.get(output)?.push({ origin: `${generator.name} for ${output}`, files: made });
    }
  }
  return { files, findings: withoutRepeats(findings) };
}

async function run(generator: Generator, context: GeneratorContext): Promise<readonly GeneratedFile[]> {
  try {
    return await generator.generate(context);
  } catch (error) {
    throw new GeneratorError(
      `the generator "${generator.name}" failed on the output ${context.output}: ${messageOf(error)}`,
      { cause: error },
    );
  }
}

/** @throws MisuseError when an output is configured that no generator makes, or two generators share a name. */
export function checkOutputs(config: ResolvedConfig, generators: readonly Generator[]): void {
  const known = [...new Set(generators.flatMap((generator) => generator.outputs))];
  const names = generators.map((generator) => generator.name);
  const problems = [
    ...config.outputs.flatMap(({ name }) => unknownKey(name, known, "outputs.")),
    ...[...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
      (name) => `generators has two that are called "${name}"; rename one`,
    ),
  ];
  if (problems.length === 0) return;
  throw new MisuseError(
    [
      `${config.file ?? "The configuration"} is not right:`,
      ...problems.map((problem) => `  ${problem}`),
    ].join("\n"),
  );
}

/** A generator that serves several outputs has the same to say for each of them. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
