// `pnpm bench`: lists the benchmarks, or runs one of them.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { benchmarks } from "./benchmarks.ts";
import { publish } from "./report/publish.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string" },
    only: { type: "string", default: "" },
    document: { type: "string", multiple: true, default: [] },
    write: { type: "boolean", default: false },
  },
});
const [name] = positionals;
const benchmark = benchmarks.find((one) => one.name === name);
if (benchmark === undefined) {
  console.log(`usage: pnpm bench <name> [--runs n] [--only word,word] [--document file …] [--write]
       pnpm bench check

${benchmarks.map((one) => `  ${one.name.padEnd(10)} ${one.summary} (${one.defaultRuns} runs)`).join("\n")}

  --runs      how often each subject is measured
  --only      only subjects whose name holds one of these words
  --document  documents to take in place of the pinned ones; for generate and lint
  --write     replace the benchmark's section of docs/benchmarks.md and .json
  check       type-check the benchmarks themselves`);
  process.exit(name === undefined ? 0 : 2);
}
const runs = Number(values.runs ?? benchmark.defaultRuns);
const report = await benchmark.run({
  runs,
  only: values.only.split(",").filter((word) => word !== ""),
  documents: values.document.map((path) => resolve(process.env["INIT_CWD"] ?? ".", path)),
  progress: (text) => console.error(`… ${text}`),
});
publish(benchmark, report, { runs, only: values.only, date: new Date(), write: values.write });
