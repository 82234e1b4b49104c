import type { Diagnostic } from "@lockstep/contract";
import { loadContract } from "@lockstep/contract";
import { type CollectionModel, inferCollections } from "@lockstep/generator-mocks";
import { compile } from "./compile/compile.ts";
import { findTypeScript, type TypeScriptLine } from "./compile/find-typescript.ts";
import { exercise, type Reporting } from "./exercise/exercise.ts";
import { prepareFolder } from "./folder/prepare-folder.ts";
import { kindOf } from "./kind-of.ts";
import { plainDiagnostics } from "./plain-diagnostics.ts";
import { emptyResult, type LinePhase, type TryFailure, type TryResult } from "./result.ts";

/** What is to be tried, and where. */
export interface TryJob {
  /** Absolute path, or URL. */
  readonly document: string;
  /** Everything is generated here; what was in it is removed. */
  readonly folder: string;
  /** Whose TypeScript is used, where it is one that generated code supports. */
  readonly cwd: string;
  /** Default: any that generated code supports. */
  readonly typescript?: TypeScriptLine;
  /** Whether references that lead nowhere are warnings. Default false: they are errors. */
  readonly lenient?: boolean;
  /** The last phase that is run. Default: all are. */
  readonly until?: LinePhase;
  /** What is compiled: all, nothing, or one file of the folder and what it imports. Default: all. */
  readonly compile?: Compiled;
}

type Compiled = "all" | "none" | { readonly file: string };

/** Generates all layers of a job's document into its folder, as an API called `Tried`; gives what there was to say. */
export type Generate = (
  job: Pick<TryJob, "document" | "folder" | "lenient">,
) => Promise<readonly Diagnostic[]>;

/** Told of the result so far, each time a phase begins. */
export type Observe = (phase: LinePhase, soFar: TryResult) => void;

/** Failures of one phase that are kept; the first tell what the others would. */
const keptFailures = 20;

/**
 * Takes a document through the whole line, in this process: load, generate, compile strict, boot, answer, refuse. What goes wrong
 * is in the result, never thrown. Generated code is imported and run.
 */
export async function tryDocument(job: TryJob, generate: Generate, observe: Observe): Promise<TryResult> {
  let result = emptyResult(job.document);
  const { until = "refusal" } = job;
  let phase: LinePhase = "load";
  const update = (part: Partial<TryResult>): void => {
    result = { ...result, ...part };
  };
  const fail: Reporting["fail"] = (message, { operation, kind = kindOf(message) } = {}) => {
    const failure: TryFailure = { phase, message, kind, ...(operation !== undefined && { operation }) };
    update({ failures: [...result.failures, failure] });
  };
  const begin = (next: LinePhase): void => {
    phase = next;
    update({ reached: next });
    observe(phase, result);
  };
  try {
    await run();
  } catch (error) {
    fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return { ...result, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) };

  async function run(): Promise<void> {
    begin("load");
    const collections = await load();
    if (!collections || until === "load") return;

    begin("generate");
    await prepareFolder(job.folder);
    const [made, generateMs] = await timed(() => generate(job));
    update({ generateMs, generated: judge(made) });
    if (!result.generated || until === "generate") return;

    if (job.compile !== "none") await compileStrict(job.compile);
    if (until === "compile") return;
    await exercise(job.folder, { collections, until }, { begin, update, fail });
  }

  /** The collections that the mocks will keep; `undefined` where the document cannot be used. */
  async function load(): Promise<readonly CollectionModel[] | undefined> {
    const [{ contract, diagnostics, files }, loadMs] = await timed(() =>
      loadContract(job.document, { cwd: job.cwd, lenient: job.lenient ?? false }),
    );
    update({ loadMs, files, operations: contract?.operations.length ?? 0 });
    const foreign = foreignDocument(diagnostics);
    if (foreign !== undefined) update({ foreign, diagnostics: plainDiagnostics(diagnostics) });
    else if (judge(diagnostics) && contract) return inferCollections(contract);
    return undefined;
  }

  async function compileStrict(compiled: Exclude<Compiled, "none"> = "all"): Promise<void> {
    begin("compile");
    const typescript = findTypeScript(job.cwd, job.typescript);
    const [{ errors }, compileMs] = await timed(() => compile(job.folder, typescript, compiled));
    update({
      compileMs,
      compiled: errors.length === 0,
      typeErrors: errors.length,
      typescript: typescript.version,
    });
    for (const error of errors.slice(0, keptFailures)) fail(error);
  }

  /** Keeps what was found; false where an error is among it. */
  function judge(diagnostics: readonly Diagnostic[]): boolean {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    update({ diagnostics: plainDiagnostics(diagnostics), errors: errors.map(({ id }) => id) });
    for (const { id, message, location } of errors.slice(0, keptFailures)) {
      fail(`${id} ${message} (${location.file}:${location.line}:${location.column})`, { kind: id });
    }
    return errors.length === 0;
  }
}

/** What a document is that loading refused because it is no OpenAPI 3 document at all. */
function foreignDocument(diagnostics: readonly Diagnostic[]): string | undefined {
  const { id } = diagnostics.find(({ severity }) => severity === "error") ?? {};
  return id === undefined ? undefined : foreign[id];
}

const foreign: Readonly<Record<string, string>> = {
  LS1004: "no OpenAPI document",
  LS1005: "Swagger 2.0",
  LS1006: "another version of OpenAPI",
};

async function timed<Value>(work: () => Promise<Value>): Promise<readonly [Value, number]> {
  const started = performance.now();
  const value = await work();
  return [value, Math.round(performance.now() - started)];
}
