import { join } from "node:path";
import type { Benchmark, Report, Settings } from "../benchmark.ts";
import { bench, scratch } from "../installed/folders.ts";
import { named, scriptOf } from "../installed/tool.ts";
import { interleave } from "../measure/interleave.ts";
import { median } from "../measure/median.ts";
import { runProcess } from "../measure/run-process.ts";
import { megabytes, seconds } from "../report/format.ts";

export const diffBenchmark: Benchmark = {
  name: "diff",
  summary: "time and memory to compare two versions of a document",
  defaultRuns: 5,
  run,
};

async function run({ runs, progress }: Settings): Promise<Report> {
  const versions = ["3.18", "3.19"].map((version) =>
    join(bench, "node_modules/@octokit/openapi/generated", `ghes-${version}.json`),
  );
  const name = `${named("@redocly/cli")} diff`;
  const script = scriptOf("@redocly/cli", "redocly");
  // It ends with 1 when a change is breaking, and some are.
  const command = { script, args: ["diff", ...versions], cwd: scratch, goodExitCodes: [0, 1] };
  const measured = await interleave([{ name, measure: () => runProcess(command) }], runs, progress);
  const [{ samples = [], failure } = {}] = measured;
  const found = /\d+ major, \d+ minor, \d+ patch/.exec(samples[0]?.output ?? "")?.[0] ?? "no summary";
  return {
    method: `**Lockstep has no \`diff\` command yet**, so that there is nothing of ours to measure. What the rival takes stands here for when
there is.`,
    tables: [
      {
        title: "GitHub Enterprise Server's document, 3.18 to 3.19",
        columns: ["tool", "time", "peak memory", "finds"],
        rows: [
          failure !== undefined
            ? [`${name}: fails: ${failure}`]
            : [
                name,
                seconds(median(samples.map(({ milliseconds }) => milliseconds))),
                megabytes(median(samples.map(({ peakMegabytes }) => peakMegabytes))),
                found,
              ],
        ],
      },
    ],
    samples: samples.map(({ milliseconds, peakMegabytes }) => ({ milliseconds, peakMegabytes })),
  };
}
