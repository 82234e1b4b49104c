import type { Generator } from "@lockstep/codegen";

/** What `lockstep.config.ts` says. Paths are relative to that file. */
export interface Config {
  /** The OpenAPI document: a path or a URL. */
  readonly contract: string;
  /** Name of the API in code, e.g. `fleet` for `createFleet`. Default: from the document's title. */
  readonly name?: string;
  /**
   * Generates although references in the document lead nowhere: what they were to give is read as anything, and each is a
   * warning. Default false: they are errors.
   */
  readonly lenient?: boolean;
  /** The folder that each output is written to; an output that is not named is not made. Folders may be shared. */
  readonly outputs: Outputs;
  /** Generators of your own, beside Lockstep's. */
  readonly generators?: readonly Generator[];
}

export interface Outputs {
  readonly client?: string;
  readonly server?: string;
  readonly mocks?: string;
  readonly lint?: string;
  readonly docs?: string;
  /** Outputs of your own generators. */
  readonly [output: string]: string | undefined;
}

/** Types the configuration where it is written; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config;
}
