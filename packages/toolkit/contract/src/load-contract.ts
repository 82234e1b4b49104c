import { cwd as processCwd } from "node:process";
import { buildContract } from "./build/build-contract.ts";
import { assemble } from "./bundle/assemble.ts";
import { bundle } from "./bundle/bundle.ts";
import { reportCircles } from "./bundle/circles.ts";
import { collect } from "./bundle/collect.ts";
import { completeMappings } from "./bundle/discriminators.ts";
import { hoistDetails } from "./bundle/hoist-details.ts";
import { isMutable } from "./bundle/mutable.ts";
import { catalogue } from "./diagnostics/catalogue.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { createReporter, type SeverityRules } from "./diagnostics/reporter.ts";
import { checkExtensions } from "./extensions/check-extensions.ts";
import { reportFileFaults } from "./files/file-faults.ts";
import { locateInFiles } from "./files/file-place.ts";
import { createFileStore } from "./files/file-store.ts";
import { absoluteLocation } from "./files/location.ts";
import type { ReadFile } from "./files/read-file.ts";
import { readVersion } from "./files/version.ts";
import type { Contract } from "./model.ts";
import type { ParsedFiles } from "./parse/parsed-files.ts";
import { createSourceMap } from "./source/source-map.ts";

/** How a document is loaded. */
export interface LoadOptions {
  /** Folder that a relative location starts from, and that files are named relative to. Default: that of the process. */
  readonly cwd?: string;
  /** Reads each file and URL. Default: the file system, and `fetch` for http(s). */
  readonly readFile?: ReadFile;
  /** Other severities for warnings and infos, by id; `off` drops them. Errors stay errors. */
  readonly rules?: SeverityRules;
  /**
   * Loads a document although references in it lead nowhere: what they were to give is read as anything, or left out where
   * nothing can stand in for it. Extensions with faults are left out too. Each is a warning. Default false: they are errors.
   */
  readonly lenient?: boolean;
  /** Files that were parsed before; see `createParsedFiles`. Default: every file is parsed. */
  readonly parsed?: ParsedFiles;
  /** Ends reading; loading then rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** What became of loading. */
export interface LoadResult {
  /** Absent where any finding is an error. */
  readonly contract?: Contract;
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that was read or looked for, absolute, the root first. */
  readonly files: readonly string[];
}

/**
 * Loads an OpenAPI document (3.0, 3.1, 3.2; YAML or JSON; one file or many) from a path or URL. A fault of the input
 * never throws: all of them are in `diagnostics`.
 * @throws The reason of `signal`, where it aborts.
 */
export async function loadContract(location: string | URL, options: LoadOptions = {}): Promise<LoadResult> {
  const { signal, rules, lenient = false } = options;
  signal?.throwIfAborted();
  const cwd = options.cwd ?? processCwd();
  const rootLocation = absoluteLocation(location, cwd);
  const recovery = lenient ? withoutExtension : undefined;
  const store = createFileStore(options.readFile, rootLocation, cwd, signal, options.parsed);
  const found = createReporter(catalogue, locateInFiles(store.files), rules, recovery);
  const failed = (): LoadResult => ({ diagnostics: found.diagnostics, files: store.asked() });

  const { file: root, fault } = await store.load(rootLocation);
  signal?.throwIfAborted();
  if (root === undefined) {
    const near = await store.nearby(rootLocation);
    const parameters = { file: store.displayName(rootLocation), reason: fault };
    const details = near === undefined ? {} : { hint: `did you mean "${near}"?` };
    found.report("LS1001", { file: rootLocation, pointer: "" }, parameters, details);
    return failed();
  }
  if (!reportFileFaults(root, store, found)) return failed();
  const document = root.outcome.ok ? root.outcome.value : undefined;
  const version = readVersion(document, root, store, found);
  if (version === undefined || !isMutable(document)) return failed();

  const collected = await collect(root, store, found, { version, lenient });
  signal?.throwIfAborted();
  if (collected.tooDeep) return failed();
  const bundled = bundle(root, document, collected, found);
  completeMappings(bundled.document, collected.discriminated);
  const wrongValues = checkExtensions(collected.extensions, bundled.inlines, found);
  const assembled = assemble(bundled);
  const { spliced } = bundled;
  const before = createSourceMap(rootLocation, store.files, assembled.mounts, spliced);
  const complete = hoistDetails(assembled, before.place);
  const source = createSourceMap(rootLocation, store.files, complete.mounts, spliced);
  const reporter = createReporter(catalogue, source, rules, recovery);
  reportCircles(complete.document, reporter, lenient);
  const extensions = { sites: collected.extensions, wrongValues, reporter: found };
  const model = buildContract(complete, version, extensions, reporter);

  const diagnostics = Object.freeze([...found.diagnostics, ...reporter.diagnostics]);
  const files = store.asked();
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics, files };
  return { contract: Object.freeze({ ...model, source, diagnostics }), diagnostics, files };
}

/** What lenient loading does about a fault of an extension: the contract behaves as if it were not written. */
function withoutExtension(id: string): string | undefined {
  return id.startsWith("LS12") ? "it is left out" : undefined;
}
