import type { Contract } from "@lockstep/contract";
import type { ApiName } from "./api-name.ts";
import type { Memory } from "./memory.ts";

/** What a generator makes from a contract: pure, (contract, output) → files. */
export interface Generator {
  /** Unique, kebab-case; what `--only` and the header of its files call it. */
  readonly name: string;
  /** One line for `lockstep --help` and for error messages. */
  readonly description: string;
  /** Outputs (keys of `outputs` in the config) whose folder receives this generator's files. */
  readonly outputs: readonly string[];
  /**
   * Its files are the same whichever output they are for: it runs once, with the first of the outputs as
   * `context.output`, and every output gets the files. Default false: once for each output.
   */
  readonly sharedByOutputs?: boolean;
  /** Makes the files of one output. The same context must give the same files, byte for byte. */
  generate(context: GeneratorContext): readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
}

/** All that a generator may depend on. */
export interface GeneratorContext {
  readonly contract: Contract;
  /** Names of the API in code, e.g. `{ pascal: "Fleet", camel: "fleet" }`. */
  readonly api: ApiName;
  /** Which output is being made, e.g. `"client"`. */
  readonly output: string;
  /** What the header of a generated file says; pass it to `createSourceFile`. */
  readonly header: FileHeader;
  /** For what takes long to print and seldom changes. */
  readonly memory: Memory;
  /** Reports what the generator cannot express or leaves to the user; never leave a thing out in silence. */
  readonly report: (finding: Finding) => void;
}

/** Something a generator has to say about the contract; it becomes a diagnostic with its source position. */
export interface Finding {
  /** Stable, e.g. `"LS2101"`. */
  readonly id: string;
  /** An error stops all writing. */
  readonly severity: "error" | "warning" | "info";
  /** What is wrong, in one line. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** JSON pointer into `contract.document`; default the root. */
  readonly pointer?: string;
}

export interface GeneratedFile {
  /** Relative to the output's folder, posix, e.g. `gen/client.gen.ts` or `src/handlers/get-agent.ts`. */
  readonly path: string;
  readonly content: string;
  /** `generated`: owned by Lockstep, rewritten. `once`: created when missing, the user's from then on. */
  readonly ownership: "generated" | "once";
}

/** Where a generated file comes from and how to make it again; no version and no date, on purpose. */
export interface FileHeader {
  /** The contract as the user names it, relative to the config file, e.g. `spec/openapi.yaml`. */
  readonly source: string;
  /** The command that makes the file again, e.g. `lockstep generate`. */
  readonly command: string;
}

/** Types a generator where it is defined; returns it as it is. */
export function defineGenerator(generator: Generator): Generator {
  return generator;
}
