import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Benchmark, isWanted, type Report, type Settings } from "../benchmark.ts";
import { bundle } from "../clients/bundle.ts";
import { type Call, calls } from "../clients/call.ts";
import { freshFolder } from "../generate/fresh-folder.ts";
import { type Document, gitHub } from "../installed/documents.ts";
import { scratch } from "../installed/folders.ts";
import { type Installed, installLockstep } from "../installed/lockstep.ts";
import { interleave, type Measured } from "../measure/interleave.ts";
import { median } from "../measure/median.ts";
import { runProcess } from "../measure/run-process.ts";
import { milliseconds, ratio, seconds } from "../report/format.ts";
import type { Table } from "../report/table.ts";
import { type MockedOperation, type Mocker, mockers } from "./mocker.ts";

export const mocksBenchmark: Benchmark = {
  name: "mocks",
  summary: "time until mocks answer, with few operations and with many",
  defaultRuns: 5,
  run,
};

const requestsPerProcess = 2000;
const asked = calls.filter(({ method }) => method === "GET").slice(0, 10);

interface Sample {
  readonly firstMs: number;
  readonly requestMs: number;
}

async function run(settings: Settings): Promise<Report> {
  const installed = await installLockstep(settings.progress);
  const tables: Table[] = [];
  const samples: Record<string, unknown> = {};
  for (const size of ["few", "all"] as const) {
    const { document, operations } = documentOf(size);
    const measured = await interleave(
      mockers(installed)
        .filter(({ name }) => isWanted(name, settings))
        .map((mocker) => ({
          name: mocker.name,
          measure: measuring(mocker, document, operations, installed),
        })),
      settings.runs,
      (text) => settings.progress(`${operations.length} operations, ${text}`),
    );
    tables.push(tableOf(operations.length, measured));
    samples[String(operations.length)] = measured;
  }
  return {
    method: `GitHub's document, cut down to ${asked.length} operations and whole. The same ${asked.length} operations are asked by turns, ${requestsPerProcess.toLocaleString("en-US")} requests in a fresh process a
run, one after the other, without a network. Ours reads the request, judges it, and answers with a sample that fits the schema; orval's
handlers draw from faker; the constant ones answer \`{}\` and show what MSW alone takes to find one handler among many. The first answer
counts from the import of the bundled code, which is when a test file waits.`,
    tables,
    samples,
  };
}

/** Generates and bundles at the first sample; a tool that cannot is a failure as any other. */
function measuring(
  mocker: Mocker,
  document: Document,
  operations: readonly MockedOperation[],
  installed: Installed,
): () => Promise<Sample> {
  let program: string | undefined;
  return async () => {
    program ??= await bundled(mocker, document, operations, installed);
    const { output } = await runProcess({
      script: join(import.meta.dirname, "measure-requests.ts"),
      args: [program, String(requestsPerProcess), ...asked.map(urlOf)],
      cwd: scratch,
    });
    return JSON.parse(output);
  };
}

async function bundled(
  { name, generator, program }: Mocker,
  document: Document,
  operations: readonly MockedOperation[],
  { folder: project }: Installed,
): Promise<string> {
  const place = join(name.startsWith("lockstep") ? project : scratch, "mocks");
  const folder = freshFolder(join(place, `${operations.length}-${name}`.replace(/[^\w.-]+/g, "-")));
  if (generator !== undefined) await runProcess(generator.command(document, folder));
  const path = join(folder, "program.mjs");
  const external = ["msw", "msw/node", "@faker-js/faker"];
  writeFileSync(path, await bundle(folder, program(operations), { platform: "node", external }));
  return path;
}

/** GitHub's document, with all of its operations or only with those that are asked. */
function documentOf(size: "few" | "all"): {
  readonly document: Document;
  readonly operations: readonly MockedOperation[];
} {
  const whole = gitHub();
  const content: { info: object; paths: Record<string, Record<string, unknown>> } = JSON.parse(
    readFileSync(whole.path, "utf8"),
  );
  const isKept = (method: string, path: string): boolean =>
    size === "all" || asked.some((call) => call.path === path && call.method === method.toUpperCase());
  const operations = Object.entries(content.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => isMethod(method) && isKept(method, path))
      .map((method) => ({ method, path })),
  );
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path } of operations) {
    paths[path] = { ...paths[path], [method]: content.paths[path]?.[method] };
  }
  const path = join(scratch, "documents", `GitHub-${size}.json`);
  writeFileSync(path, JSON.stringify({ ...content, info: { ...content.info, title: "GitHub" }, paths }));
  return { document: { ...whole, path }, operations };
}

function isMethod(key: string): boolean {
  return ["get", "put", "post", "delete", "patch"].includes(key);
}

function urlOf({ path, input }: Call): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => String(input.path?.[name]));
  const query = new URLSearchParams(
    Object.entries(input.query ?? {}).map(([name, value]) => [name, String(value)]),
  ).toString();
  return `https://api.github.com${filled}${query === "" ? "" : `?${query}`}`;
}

function tableOf(operations: number, measured: readonly Measured<Sample>[]): Table {
  const timeOf = ({ samples }: Measured<Sample>): number => median(samples.map(({ requestMs }) => requestMs));
  const constant = measured.find(({ name }) => name.startsWith("msw"));
  const base = constant === undefined ? Number.NaN : timeOf(constant);
  return {
    title: `${operations.toLocaleString("en-US")} operations`,
    columns: ["mocks", "a request", "to constant handlers", "first answer"],
    rows: measured.map((one) =>
      one.failure !== undefined
        ? [`${one.name}: fails: ${one.failure}`]
        : [
            one.name,
            milliseconds(timeOf(one)),
            ratio(timeOf(one), base),
            seconds(median(one.samples.map(({ firstMs }) => firstMs))),
          ],
    ),
  };
}
