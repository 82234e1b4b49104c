import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Benchmark, Report } from "../benchmark.ts";
import { root, scratch } from "../installed/folders.ts";
import { describeMachine, machineAsText } from "./machine.ts";
import { replaceSection } from "./section.ts";
import { tableAsMarkdown } from "./table.ts";

const markdownFile = join(root, "docs/benchmarks.md");
const jsonFile = join(root, "docs/benchmarks.json");

/** How a benchmark was run. */
export interface Run {
  readonly runs: number;
  /** The subjects that were asked for, as on the command line; empty for all. A report says so. */
  readonly only: string;
  readonly date: Date;
  readonly write: boolean;
}

/** Prints a report, keeps it as JSON beside the other scratch files, and with `write` makes it the published one. */
export function publish(
  { name, summary }: Benchmark,
  report: Report,
  { runs, only, date, write }: Run,
): void {
  const machine = describeMachine();
  const day = date.toISOString().slice(0, 10);
  const markdown = [
    `## ${name}: ${summary}`,
    report.method,
    ...report.tables.map(tableAsMarkdown),
    `${day}, \`pnpm bench ${name}${only === "" ? "" : ` --only ${only}`}\`, runs: ${runs}. ${machineAsText(machine)}.`,
  ].join("\n\n");
  const data = { date: day, machine, runs, only, tables: report.tables, samples: report.samples };
  console.log(markdown);
  const kept = join(scratch, "results", `${name}.json`);
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, `${JSON.stringify(data, null, 2)}\n`);
  if (!write) return;
  writeFileSync(markdownFile, replaceSection(readFileSync(markdownFile, "utf8"), name, markdown));
  const published: Record<string, unknown> = existsSync(jsonFile)
    ? JSON.parse(readFileSync(jsonFile, "utf8"))
    : {};
  writeFileSync(jsonFile, `${JSON.stringify({ ...published, [name]: data }, null, 2)}\n`);
}
