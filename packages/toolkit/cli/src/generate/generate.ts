import { join } from "node:path";
import {
  type FileSet,
  type GeneratedFile,
  type Generator,
  type HandlerReport,
  type LastingMemory,
  mergeFiles,
  noMemory,
  type PlanEntry,
  planFiles,
} from "@lockstep/codegen";
import { type Contract, type Diagnostic, loadContract, type ParsedFiles } from "@lockstep/contract";
import type { Config } from "../config/config.ts";
import { type ResolvedConfig, resolveConfig } from "../config/resolve-config.ts";
import { diagnosticsOf } from "./diagnostics-of.ts";
import { type FileSystem, nodeFileSystem } from "./file-system.ts";
import { reportHandlers } from "./handlers.ts";
import { readDisk } from "./read-disk.ts";
import { checkOutputs, runGenerators } from "./run-generators.ts";
import { selectOutputs } from "./select-outputs.ts";
import { type FileChange, writeFiles } from "./write-files.ts";

export interface GenerateOptions {
  /** Folder that the paths of the config are relative to. Default: the process's. */
  readonly cwd?: string;
  /** Only say what would be written. Default false. */
  readonly check?: boolean;
  /** Overwrite and delete hand-edited generated files too; never files of ownership `once`. Default false. */
  readonly force?: boolean;
  /** Outputs to make; those that share a folder with one of them are made as well. Default: all. */
  readonly only?: readonly string[];
  /** Stops before the first file is replaced. */
  readonly signal?: AbortSignal;
  /** Told what is being done, e.g. for a progress line. */
  readonly progress?: (text: string) => void;
  /** Lockstep's own generators. Default: all of them. */
  readonly builtIn?: readonly Generator[];
  /** Default: the disk. */
  readonly fileSystem?: FileSystem;
  /** Keeps what is printed from one run to the next. Default: nothing is kept. */
  readonly memory?: LastingMemory;
  /** Keeps what is parsed from one run to the next. Default: nothing is kept. */
  readonly parsed?: ParsedFiles;
}

export interface GenerateResult {
  /** No error was found, and every generated file is as it should be (with `check`: was already). */
  readonly ok: boolean;
  /** What loading and the generators found; with an error among them nothing is planned or written. */
  readonly diagnostics: readonly Diagnostic[];
  /** One for each folder, in the config's order; empty after an error. */
  readonly folders: readonly GeneratedFolder[];
  /** The contract's files, absolute, for watching. */
  readonly files: readonly string[];
}

export interface GeneratedFolder {
  /** Absolute. */
  readonly folder: string;
  /** The outputs that share it. */
  readonly outputs: readonly string[];
  readonly entries: readonly PlanEntry[];
  /** Where the folder holds handlers. */
  readonly handlers?: HandlerReport;
}

/**
 * Generates everything that a config names. Faults of the contract are in the result, not thrown.
 * @throws MisuseError for a config that cannot be used, OutputError when files cannot be read or written.
 */
export async function generate(config: Config, options: GenerateOptions = {}): Promise<GenerateResult> {
  return generateResolved(resolveConfig(config, { folder: options.cwd ?? process.cwd() }), options);
}

/** `generate` for a config whose paths are absolute already. */
export async function generateResolved(
  config: ResolvedConfig,
  options: GenerateOptions,
): Promise<GenerateResult> {
  const {
    fileSystem = nodeFileSystem,
    progress = () => undefined,
    signal = new AbortController().signal,
  } = options;
  const cwd = options.cwd ?? process.cwd();
  const builtIn = options.builtIn ?? (await import("../generators.ts")).generators;
  const generators = [...builtIn, ...config.generators];
  checkOutputs(config, generators);
  const groups = selectOutputs(config.outputs, options.only);

  progress(`reading ${config.header.source}`);
  const { contract, diagnostics, files } = await loadContract(config.contract, {
    cwd,
    signal,
    lenient: config.lenient,
    ...(options.parsed === undefined ? {} : { parsed: options.parsed }),
  });
  if (contract === undefined) return { ok: false, diagnostics, folders: [], files };

  const outputs = groups.flatMap((group) => group.outputs);
  const made = await runGenerators(
    contract,
    generators,
    outputs,
    config,
    progress,
    signal,
    options.memory ?? noMemory,
  );
  options.memory?.endRun();
  const all = [...diagnostics, ...diagnosticsOf(made.findings, contract)];
  if (all.some(({ severity }) => severity === "error"))
    return { ok: false, diagnostics: all, folders: [], files };

  progress("comparing with the files there are");
  const plans = await Promise.all(
    groups.map(async (group) => {
      const sets: readonly FileSet[] = group.outputs.flatMap((output) => made.files.get(output) ?? []);
      const wanted = mergeFiles(sets);
      const disk = await readDisk(group.folder, wanted, fileSystem);
      return { ...group, wanted, entries: planFiles({ wanted, disk, force: options.force ?? false }) };
    }),
  );
  if (options.check !== true) {
    progress("writing");
    const changes = plans.flatMap(({ folder, entries }) =>
      entries.flatMap((entry) => changeOf(folder, entry)),
    );
    await writeFiles(changes, { fileSystem, signal, runId: crypto.randomUUID().slice(0, 8) });
  }
  const folders = await Promise.all(plans.map((plan) => withHandlers(contract, plan, fileSystem)));
  return { ok: folders.every((folder) => isFine(folder, options)), diagnostics: all, folders, files };
}

function changeOf(folder: string, entry: PlanEntry): readonly FileChange[] {
  const { path, action, content = "", ownership } = entry;
  if (action === "none") return [];
  return [{ path: join(folder, path), action, content, root: folder, once: ownership === "once" }];
}

async function withHandlers(
  contract: Contract,
  plan: GeneratedFolder & { readonly wanted: readonly GeneratedFile[] },
  fileSystem: FileSystem,
): Promise<GeneratedFolder> {
  const { folder, outputs, entries, wanted } = plan;
  const handlers = await reportHandlers(contract, folder, wanted, fileSystem);
  return handlers === undefined ? { folder, outputs, entries } : { folder, outputs, entries, handlers };
}

function isFine({ entries }: GeneratedFolder, { check = false }: GenerateOptions): boolean {
  return entries.every(({ state, action }) => {
    if (state === "unchanged" || state === "kept") return true;
    return !check && action !== "none";
  });
}
