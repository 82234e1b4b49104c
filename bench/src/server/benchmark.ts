import { join } from "node:path";
import { type Benchmark, isWanted, type Report, type Settings } from "../benchmark.ts";
import { type Installed, installLockstep } from "../installed/lockstep.ts";
import { named, versionOf } from "../installed/tool.ts";
import { interleave, type Measured } from "../measure/interleave.ts";
import { median } from "../measure/median.ts";
import { count, ratio } from "../report/format.ts";
import type { Table } from "../report/table.ts";
import { routesOf } from "./document.ts";
import { type LoadSample, loadServer } from "./load.ts";
import { lockstepProgram } from "./servers/lockstep.ts";

export const serverBenchmark: Benchmark = {
  name: "server",
  summary: "what a validated request costs the server",
  defaultRuns: 5,
  run,
};

const requestsPerRun = 12_000;
const plain = `plain ${named("express")}, validates nothing`;

interface Contender {
  readonly name: string;
  readonly program: string;
  readonly validates: boolean;
}

async function run(settings: Settings): Promise<Report> {
  const installed = await installLockstep(settings.progress);
  const tables: Table[] = [];
  const samples: Record<string, unknown> = {};
  for (const size of [5, 40, 400]) {
    const contenders = await contendersOf(installed, size);
    const measured = await interleave(
      contenders
        .filter(({ name }) => isWanted(name, settings))
        .map(({ name, program, validates }) => ({
          name,
          measure: () => loadServer(program, routesOf(size), requestsPerRun, validates),
        })),
      settings.runs,
      (text) => settings.progress(`${size} routes, ${text}`),
    );
    tables.push(tableOf(size, measured));
    samples[size] = measured;
  }
  return {
    method: `A small API, every other route a GET with a path and a query parameter, the others a POST with a JSON body of three properties; all
are asked by turns. Each run is a fresh server process with \`NODE_ENV=production\`, warmed up by ${count(requestsPerRun / 4)} requests, then given ${count(requestsPerRun)} over 20
connections by ${named("autocannon")} in another process, over loopback. What counts is the server's processor time a request: where both
processes share a machine, requests a second also tell of the load generator. Every validating server is first seen to refuse a bad path
parameter, query and body.`,
    tables,
    samples,
  };
}

async function contendersOf(installed: Installed, size: number): Promise<readonly Contender[]> {
  const server = (file: string): string => join(import.meta.dirname, "servers", file);
  return [
    { name: plain, program: server("express.ts"), validates: false },
    {
      name: `lockstep ${versionOf("lockstep", installed.folder)}`,
      program: await lockstepProgram(installed, size),
      validates: true,
    },
    {
      name: `express with ${named("express-openapi-validator")}`,
      program: server("express-openapi-validator.ts"),
      validates: true,
    },
    { name: named("fastify"), program: server("fastify.ts"), validates: true },
  ];
}

function tableOf(size: number, measured: readonly Measured<LoadSample>[]): Table {
  const cpuOf = (one: Measured<LoadSample> | undefined): number =>
    median((one?.samples ?? []).map(({ cpuMicroseconds }) => cpuMicroseconds));
  const base = cpuOf(measured.find(({ name }) => name === plain));
  return {
    title: `${size} routes`,
    columns: ["server", "CPU a request", "to plain Express", "requests a second", "p99"],
    rows: measured.map((one) =>
      one.failure !== undefined
        ? [`${one.name}: fails: ${one.failure}`]
        : [
            one.name,
            `${cpuOf(one).toFixed(0)} µs`,
            ratio(cpuOf(one), base),
            count(Math.round(median(one.samples.map(({ requestsPerSecond }) => requestsPerSecond)))),
            `${median(one.samples.map(({ p99Milliseconds }) => p99Milliseconds))} ms`,
          ],
    ),
  };
}
