import type { HandlerReport, PlanEntry } from "@lockstep/codegen";
import type { Diagnostic } from "@lockstep/contract";

/** All that a run depended on and made, so that the next one can see that nothing has changed. */
export interface RunRecord {
  /** Of Lockstep's own code; see `codeStamp`. */
  readonly code: string;
  /** Absolute path → hash of a file of the contract; `null` where it was looked for and not there. */
  readonly inputs: readonly (readonly [path: string, hash: string | null])[];
  readonly folders: readonly FolderRecord[];
  /** Without frames: these are made again from the files. */
  readonly diagnostics: readonly Omit<Diagnostic, "frame">[];
}

export interface FolderRecord {
  readonly folder: string;
  readonly outputs: readonly string[];
  /** Of the manifest, which holds the hashes of all generated files. */
  readonly manifest: string;
  /** The user's files beside: the folders that stubs were written to, with each file's name, size and last change. */
  readonly users: string;
  readonly entries: readonly Pick<PlanEntry, "path" | "state" | "ownership">[];
  readonly handlers?: HandlerReport;
}
