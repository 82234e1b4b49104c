import { type Benchmark, isWanted, type Report, type Settings } from "../benchmark.ts";
import { type Document, gitHub, ownDocument } from "../installed/documents.ts";
import { scratch } from "../installed/folders.ts";
import { type Installed, installLockstep } from "../installed/lockstep.ts";
import { named, scriptOf, versionOf } from "../installed/tool.ts";
import { interleave, type Measured } from "../measure/interleave.ts";
import { median } from "../measure/median.ts";
import { type Command, type ProcessSample, runProcess } from "../measure/run-process.ts";
import { megabytes, ratio, seconds } from "../report/format.ts";
import type { Table } from "../report/table.ts";

export const lintBenchmark: Benchmark = {
  name: "lint",
  summary: "time and memory to judge a document",
  defaultRuns: 5,
  run,
};

async function run(settings: Settings): Promise<Report> {
  const installed = await installLockstep(settings.progress);
  const documents = settings.documents.length > 0 ? settings.documents.map(ownDocument) : [gitHub()];
  const tables: Table[] = [];
  const samples: Record<string, unknown> = {};
  for (const document of documents) {
    const subjects = [redocly(document), lockstep(document, installed)];
    const measured = await interleave(
      subjects
        .filter(({ name }) => isWanted(name, settings))
        .map(({ name, command }) => ({ name, measure: () => runProcess(command) })),
      settings.runs,
      settings.progress,
    );
    tables.push(tableOf(document, measured));
    samples[document.label] = measured.map((one) => ({
      ...one,
      samples: one.samples.map(({ milliseconds, peakMegabytes }) => ({ milliseconds, peakMegabytes })),
    }));
  }
  return {
    method: `Fresh processes, in turn: wall time and highest resident memory, medians. \`lockstep lint\` runs Redocly's recommended rules, its
own, and everything that loading a contract finds; what it takes beyond \`redocly lint\` is the price of that.`,
    tables,
    samples,
  };
}

interface Linter {
  readonly name: string;
  readonly command: Command;
}

/** Both end with 1 when they find errors. */
const goodExitCodes = [0, 1];

function redocly({ path }: Document): Linter {
  const script = scriptOf("@redocly/cli", "redocly");
  return {
    name: `${named("@redocly/cli")} lint, recommended`,
    command: { script, args: ["lint", path, "--extends", "recommended"], cwd: scratch, goodExitCodes },
  };
}

function lockstep({ path }: Document, { script, folder }: Installed): Linter {
  return {
    name: `lockstep ${versionOf("lockstep", folder)} lint`,
    command: { script, args: ["lint", path], cwd: folder, goodExitCodes },
  };
}

function tableOf(document: Document, measured: readonly Measured<ProcessSample>[]): Table {
  const timeOf = (one: Measured<ProcessSample> | undefined): number =>
    median((one?.samples ?? []).map(({ milliseconds }) => milliseconds));
  const base = timeOf(measured.find(({ name }) => name.startsWith("@redocly")));
  return {
    title: `${document.label}'s document: ${document.description}`,
    columns: ["tool", "time", "to redocly", "peak memory", "finds"],
    rows: measured.map((one) =>
      one.failure !== undefined
        ? [`${one.name}: fails: ${one.failure}`]
        : [
            one.name,
            seconds(timeOf(one)),
            ratio(timeOf(one), base),
            megabytes(median(one.samples.map(({ peakMegabytes }) => peakMegabytes))),
            findings(one.samples[0]?.output ?? ""),
          ],
    ),
  };
}

/** `1630 errors, 2282 warnings`, of what a linter says at its end. */
function findings(output: string): string {
  const counts = ["error", "warning"].flatMap((severity) => {
    const found = [...output.matchAll(new RegExp(`\\b\\d+ ${severity}s?\\b`, "g"))].at(-1);
    return found === undefined ? [] : [found[0]];
  });
  return counts.join(", ") || "nothing";
}
