import { join } from "node:path";
import { type Benchmark, isWanted, type Report, type Settings } from "../benchmark.ts";
import { type Document, gitHub, ownDocument, stripe } from "../installed/documents.ts";
import { scratch } from "../installed/folders.ts";
import { type Installed, installLockstep } from "../installed/lockstep.ts";
import { interleave, type Measured, type Subject } from "../measure/interleave.ts";
import { lastWords } from "../measure/last-words.ts";
import { median } from "../measure/median.ts";
import { runProcess } from "../measure/run-process.ts";
import { count, megabytes, ratio, seconds } from "../report/format.ts";
import type { Table } from "../report/table.ts";
import { filesMade, freshFolder } from "./fresh-folder.ts";
import type { Generator } from "./generator.ts";
import { heyApi, heyApiWithZod } from "./generators/hey-api.ts";
import { kubb } from "./generators/kubb.ts";
import { lockstep, lockstepClient } from "./generators/lockstep.ts";
import { openapiTypescript } from "./generators/openapi-typescript.ts";
import { orval, orvalClient, orvalWithZod } from "./generators/orval.ts";
import { redocly, redoclyClient } from "./generators/redocly.ts";
import { startTimes } from "./start.ts";
import { watchedEdits } from "./watch.ts";

export const generateBenchmark: Benchmark = {
  name: "generate",
  summary: "time and memory from a document to code",
  defaultRuns: 5,
  run,
};

interface Sample {
  readonly milliseconds: number;
  readonly peakMegabytes: number;
  readonly files: number;
  readonly bytes: number;
  /** {@link Generator.makes} */
  readonly makes: string;
}

async function run(settings: Settings): Promise<Report> {
  const installed = await installLockstep(settings.progress);
  const documents =
    settings.documents.length > 0 ? settings.documents.map(ownDocument) : [gitHub(), stripe()];
  const tables: Table[] = [];
  const samples: Record<string, unknown> = {};
  for (const document of documents) {
    const measured = await fromNothing(document, installed, settings);
    tables.push(tableOf(document, measured));
    samples[document.label] = measured;
  }
  const again: Again[] = [];
  for (const document of documents) again.push(await onceMore(document, installed, settings));
  const start = await startTimes(installed, settings.runs);
  tables.push({
    title: "Once more: ours with all layers, when next to nothing changed",
    columns: ["document", "unchanged second run", "peak memory", "`--watch`, one description edited"],
    rows: again.map(({ cells }) => cells),
    notes: [
      "An unchanged second run is a new process over the files of the first. The watched edit counts from the end of its write until every generated file that shows the description shows the new one; a quiet time of 100 ms, which lets editors finish, is within.",
      `The command starts in ${seconds(start.built)} as users install it (\`lockstep --version\`) and in ${seconds(start.source)} from this repository's sources, whose types Node strips first. The tables are about the former.`,
    ],
  });
  return { method, tables, samples: { ...samples, again, start } };
}

const method = `Fresh processes on one Node, each into an empty folder, all tools in turn. Wall time from the start of the process to
its end, and the highest resident memory of its hungriest process: medians. Lockstep is built, packed and installed as from the
registry; the others are pinned in \`bench/package.json\`. What a tool makes differs, so the ratio to openapi-typescript, which prints
types alone, is there for scale, not as a race between equals.`;

async function fromNothing(
  document: Document,
  installed: Installed,
  settings: Settings,
): Promise<readonly Measured<Sample>[]> {
  const generators = [
    openapiTypescript,
    lockstep(installed),
    lockstepClient(installed),
    heyApi,
    heyApiWithZod,
    orvalClient,
    orval,
    orvalWithZod,
    redoclyClient,
    redocly,
    kubb,
  ].filter(({ name }) => isWanted(name, settings));
  return interleave(
    generators.map((generator): Subject<Sample> => {
      return { name: generator.name, measure: () => generate(generator, document, installed) };
    }),
    settings.runs,
    (text) => settings.progress(`${document.label}, ${text}`),
  );
}

async function generate(generator: Generator, document: Document, installed: Installed): Promise<Sample> {
  const folder = freshFolder(placeOf(generator, document, installed));
  const { milliseconds, peakMegabytes, output } = await runProcess(generator.command(document, folder));
  const made = filesMade(folder);
  if (made.files === 0) throw new Error(`made no file: ${lastWords(output)}`);
  return { milliseconds, peakMegabytes, ...made, makes: generator.makes };
}

/** Ours goes where its own packages are found. */
function placeOf({ name }: Generator, { label }: Document, { folder }: Installed): string {
  const place = name.startsWith("lockstep") ? join(folder, "generate") : join(scratch, "generate");
  return join(place, `${label} ${name}`.replace(/[^\w.-]+/g, "-"));
}

interface Again {
  readonly cells: readonly string[];
  readonly unchanged: readonly Pick<Sample, "milliseconds" | "peakMegabytes">[];
  readonly watched: readonly number[];
}

async function onceMore(document: Document, installed: Installed, settings: Settings): Promise<Again> {
  const generator = lockstep(installed);
  const folder = placeOf(generator, document, installed);
  await generate(generator, document, installed);
  const unchanged: Again["unchanged"][number][] = [];
  for (let run = 0; run < settings.runs; run++) {
    settings.progress(`${document.label}, round ${run + 1} of ${settings.runs}: unchanged second run`);
    const { milliseconds, peakMegabytes } = await runProcess(generator.command(document, folder));
    unchanged.push({ milliseconds, peakMegabytes });
  }
  settings.progress(`${document.label}: ${settings.runs} edits while it is watched`);
  const watched = document.path.endsWith(".json")
    ? await watchedEdits(generator, document, freshFolder(folder), settings.runs)
    : [];
  return {
    cells: [
      document.label,
      seconds(median(unchanged.map(({ milliseconds }) => milliseconds))),
      megabytes(median(unchanged.map(({ peakMegabytes }) => peakMegabytes))),
      watched.length === 0 ? "only with JSON" : seconds(median(watched)),
    ],
    unchanged,
    watched,
  };
}

function tableOf(document: Document, measured: readonly Measured<Sample>[]): Table {
  const times = new Map(
    measured.map(({ name, samples }) => [name, median(samples.map(({ milliseconds }) => milliseconds))]),
  );
  const base = times.get(openapiTypescript.name) ?? Number.NaN;
  return {
    title: `${document.label}'s document: ${document.description}`,
    columns: ["tool, and what it makes", "time", "to openapi-typescript", "peak memory", "files", "written"],
    rows: measured.map(({ name, samples, failure }) => {
      if (failure !== undefined) return [`${name}: fails: ${failure}`];
      const time = times.get(name) ?? Number.NaN;
      return [
        `${name}: ${samples[0]?.makes}`,
        seconds(time),
        ratio(time, base),
        megabytes(median(samples.map(({ peakMegabytes }) => peakMegabytes))),
        count(median(samples.map(({ files }) => files))),
        megabytes(median(samples.map(({ bytes }) => bytes)) / 1e6),
      ];
    }),
  };
}
