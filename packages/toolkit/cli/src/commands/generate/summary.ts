import { join } from "node:path";
import type { HandlerPlace, PlanEntry } from "@lockstep/codegen";
import { type ResolvedConfig, relativePath } from "../../config/resolve-config.ts";
import type { GeneratedFolder, GenerateResult } from "../../generate/generate.ts";
import { createPaint } from "../../terminal/colors.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { countsOf, printDiagnostics } from "../print-diagnostics.ts";

/** Stubs and orphans that are listed one by one. */
const listed = 20;

export interface Summary {
  readonly config: ResolvedConfig;
  readonly result: GenerateResult;
  readonly elapsedMs: number;
  readonly check: boolean;
  readonly terminal: Terminal;
}

/** Prints what was found and done, for people. */
export function printSummary(summary: Summary): void {
  const { config, result, check, terminal } = summary;
  const paint = createPaint(terminal.color);
  printDiagnostics(result.diagnostics, terminal);
  const found = countsOf(result.diagnostics);
  if (result.folders.length === 0) {
    terminal.out(`${paint("red", "Nothing was written:")} ${found} in ${config.header.source}.`);
    return;
  }
  const print = check ? printCheck : printWritten;
  for (const folder of result.folders) print(folder, terminal);
  for (const folder of result.folders) printHandlers(folder, terminal);
  const verb = verbOf(summary);
  const seconds = (summary.elapsedMs / 1000).toFixed(1);
  terminal.out(`${verb} ${config.header.source}${found === "" ? "" : ` (${found})`} in ${seconds} s.`);
}

function verbOf({ result, check }: Summary): string {
  if (check) return result.ok ? "Everything is up to date with" : "Not up to date with";
  const changed = result.folders.some(({ entries }) => entries.some(({ action }) => action !== "none"));
  return changed ? "Generated from" : "Nothing to write from";
}

function printWritten({ folder, outputs, entries }: GeneratedFolder, terminal: Terminal): void {
  const done = (action: PlanEntry["action"]): number =>
    entries.filter((entry) => entry.action === action).length;
  const unchanged = entries.filter(({ state }) => state === "unchanged" || state === "kept").length;
  const counts = [
    [done("create"), "created"],
    [done("update"), "updated"],
    [done("delete"), "deleted"],
    [unchanged, "unchanged"],
  ] as const;
  const text = counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(", ");
  terminal.out(`${outputs.join(", ")}  ${relativePath(terminal.cwd, folder)}  ${text || "no files"}`);
  for (const entry of entries) {
    if (entry.action !== "none" || entry.state === "unchanged" || entry.state === "kept") continue;
    const path = relativePath(terminal.cwd, join(folder, entry.path));
    terminal.out(
      `  ${path}  was edited by hand and kept; --force ${entry.edited ? "deletes" : "overwrites"} it`,
    );
  }
}

function printCheck({ folder, entries }: GeneratedFolder, terminal: Terminal): void {
  const paint = createPaint(terminal.color);
  for (const { path, state } of entries) {
    if (state === "unchanged" || state === "kept") continue;
    terminal.out(`${paint("yellow", state.padEnd(11))}  ${relativePath(terminal.cwd, join(folder, path))}`);
  }
}

function printHandlers({ folder, handlers }: GeneratedFolder, terminal: Terminal): void {
  if (handlers === undefined) return;
  const { stubs, orphans, renames } = handlers;
  const renamed = new Set(renames.map(({ from }) => `${from.file}:${from.line}`));
  const list = (title: string, places: readonly HandlerPlace[]): void => {
    if (places.length === 0) return;
    terminal.out(`${places.length} ${title}`);
    for (const { file, line, operation } of places.slice(0, listed)) {
      terminal.out(`  ${relativePath(terminal.cwd, join(folder, file))}:${line}  ${operation}`);
    }
    if (places.length > listed) terminal.out(`  … and ${places.length - listed} more; see --json`);
  };
  list("handlers still to write:", stubs);
  list(
    "handlers without an operation (delete them, or correct their names):",
    orphans.filter(({ file, line }) => !renamed.has(`${file}:${line}`)),
  );
  for (const { from, operation, command } of renames) {
    terminal.out(
      `${from.operation} is now called ${operation}. In ${relativePath(terminal.cwd, folder)}: ${command}, ` +
        `then rename ${from.operation} to ${operation} in it.`,
    );
  }
}
