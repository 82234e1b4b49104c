import type { Benchmark, Report, Settings } from "../benchmark.ts";
import { isWanted } from "../benchmark.ts";
import { calls } from "../clients/call.ts";
import type { ClientTool } from "../clients/client-tool.ts";
import { generatedClient } from "../clients/generated-client.ts";
import { clientTools } from "../clients/tools.ts";
import { gitHub } from "../installed/documents.ts";
import { installLockstep } from "../installed/lockstep.ts";
import { interleave, type Measured } from "../measure/interleave.ts";
import { median, percentile } from "../measure/median.ts";
import { count, megabytes, milliseconds, ratio, seconds } from "../report/format.ts";
import type { Table } from "../report/table.ts";
import { type CompileSample, compilers, compileSubject } from "./compile.ts";
import { type EditorSample, measureEditor } from "./editor.ts";

export const typesBenchmark: Benchmark = {
  name: "types",
  summary: "time to compile and to complete code that uses a client of GitHub's API",
  defaultRuns: 5,
  run,
};

const keystrokes = 20;

interface Client {
  readonly tool: ClientTool;
  readonly folder: string;
}

async function run(settings: Settings): Promise<Report> {
  const installed = await installLockstep(settings.progress);
  const document = gitHub();
  const clients: Client[] = [];
  for (const tool of clientTools(installed).filter(({ name }) => isWanted(name, settings))) {
    settings.progress(`generating: ${tool.name}`);
    clients.push({ tool, folder: await generatedClient(tool, document, installed) });
  }
  const tables: Table[] = [];
  const samples: Record<string, unknown> = {};
  for (const compiler of compilers()) {
    const measured = await interleave(
      clients.map(({ tool, folder }) => compileSubject(tool, folder, compiler)),
      settings.runs,
      (text) => settings.progress(`${compiler.name}, ${text}`),
    );
    tables.push(compileTable(compiler.name, measured));
    samples[compiler.name] = measured;
  }
  const editor = await interleave(
    clients.map(({ tool, folder }) => ({
      name: tool.name,
      measure: () => measureEditor(tool, folder, keystrokes),
    })),
    settings.runs,
    (text) => settings.progress(`editor, ${text}`),
  );
  tables.push(editorTable("all operations, behind the client", editor, "operations"));
  tables.push(editorTable("the data of a call's result", editor, "result"));
  return { method, tables, samples: { ...samples, editor } };
}

const method = `Clients of GitHub's document, used by a program that calls ${calls.length} operations and reads something of each
answer. Compiling: \`tsc --noEmit\`, strict, \`skipLibCheck\`, cold, each in a fresh process, in turn. Completing: tsserver 5.9 through
its protocol, a fresh server for each run and place; a letter is typed and deleted again behind a dot, and the time runs from the
keystroke to the offer, which is what an editor waits for.`;

function compileTable(compiler: string, measured: readonly Measured<CompileSample>[]): Table {
  const timeOf = (one: Measured<CompileSample> | undefined): number =>
    median((one?.samples ?? []).map(({ milliseconds }) => milliseconds));
  const base = timeOf(measured.find(({ name }) => name.startsWith("@hey-api")));
  return {
    title: `Compiling ${calls.length} calls, ${compiler}`,
    columns: ["client", "time", "to hey-api", "memory", "type errors"],
    rows: measured.map((one) =>
      one.failure !== undefined
        ? [`${one.name}: ${one.failure}`]
        : [
            one.name,
            seconds(timeOf(one)),
            ratio(timeOf(one), base),
            megabytes(median(one.samples.map(({ memoryMegabytes }) => memoryMegabytes))),
            count(median(one.samples.map(({ typeErrors }) => typeErrors))),
          ],
    ),
  };
}

function editorTable(
  what: string,
  measured: readonly Measured<EditorSample>[],
  place: keyof EditorSample,
): Table {
  return {
    title: `Completing ${what}`,
    columns: ["client", "offers", "p50", "p95", "first, cold"],
    rows: measured.map(({ name, samples, failure }) => {
      if (failure !== undefined) return [`${name}: ${failure}`];
      const places = samples.map((sample) => sample[place]);
      const warm = places.flatMap(({ warmMs }) => warmMs);
      return [
        name,
        count(median(places.map(({ entries }) => entries))),
        milliseconds(percentile(warm, 50)),
        milliseconds(percentile(warm, 95)),
        seconds(median(places.map(({ coldMs }) => coldMs))),
      ];
    }),
  };
}
