import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Benchmark, isWanted, type Report, type Settings } from "../benchmark.ts";
import { bundle } from "../clients/bundle.ts";
import { type Call, calls } from "../clients/call.ts";
import { generatedClient } from "../clients/generated-client.ts";
import { programOf } from "../clients/program.ts";
import { clientTools } from "../clients/tools.ts";
import { freshFolder } from "../generate/fresh-folder.ts";
import { gitHub } from "../installed/documents.ts";
import { scratch } from "../installed/folders.ts";
import { installLockstep } from "../installed/lockstep.ts";
import { interleave, type Measured } from "../measure/interleave.ts";
import { median } from "../measure/median.ts";
import { runProcess } from "../measure/run-process.ts";
import { ratio } from "../report/format.ts";

export const clientBenchmark: Benchmark = {
  name: "client",
  summary: "what a client adds to a call",
  defaultRuns: 5,
  run,
};

const callsPerProcess = 20_000;
const bare = "bare fetch";

/** Microseconds a call. */
interface Sample {
  readonly get: number;
  readonly post: number;
}

async function run(settings: Settings): Promise<Report> {
  const installed = await installLockstep(settings.progress);
  const document = gitHub();
  const [get, post] = ["repos/get", "issues/create"].map((id) =>
    calls.find(({ operationId }) => operationId === id),
  );
  if (get === undefined || post === undefined) throw new Error("the calls are not there");
  const programs = new Map([[bare, await bundled(freshFolder(join(scratch, "client")), bareProgram)]]);
  const failures: Measured<Sample>[] = [];
  for (const tool of clientTools(installed).filter(({ name }) => isWanted(name, settings))) {
    settings.progress(`generating and bundling: ${tool.name}`);
    try {
      const folder = await generatedClient(tool, document, installed);
      programs.set(tool.name, await bundled(folder, programOf(tool, [get, post] satisfies Call[])));
    } catch (error) {
      failures.push({ name: tool.name, samples: [], failure: String(error) });
    }
  }
  const script = join(import.meta.dirname, "measure-calls.ts");
  const measured = await interleave<Sample>(
    [...programs].map(([name, path]) => ({
      name,
      measure: async () => {
        const { output } = await runProcess({ script, args: [path, String(callsPerProcess)], cwd: scratch });
        return JSON.parse(output);
      },
    })),
    settings.runs,
    settings.progress,
  );
  const base = measured.find(({ name }) => name === bare);
  return {
    method: `Calls of \`${get.operationId}\` and \`${post.operationId}\` (with a JSON body) over a \`fetch\` that answers 60 bytes of JSON from memory, so that
only the client is left. Each run is a fresh process of ${callsPerProcess.toLocaleString("en-US")} calls of each kind, one after the other, all clients in turn; the bare
line is \`fetch(url)\`, \`response.json()\` and nothing else, not even the \`Request\` that a real fetch makes within. Each client does what
it does by default.`,
    tables: [
      {
        title: "Time a call",
        columns: ["client", "GET", "beyond bare", "to bare", "POST", "beyond bare", "to bare"],
        rows: [...measured, ...failures].map((one) =>
          one.failure !== undefined
            ? [`${one.name}: fails: ${one.failure}`]
            : [one.name, ...cellsOf("get", one, base), ...cellsOf("post", one, base)],
        ),
      },
    ],
    samples: measured,
  };
}

const bareProgram = `
export async function call1() {
  const response = await fetch("https://api.test/repos/octocat/hello-world");
  const data = await response.json();
  return response.ok ? data.full_name : undefined;
}
export async function call2() {
  const response = await fetch("https://api.test/repos/octocat/hello-world/issues", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title: "Found a bug" }),
  });
  const data = await response.json();
  return response.ok ? data.number : undefined;
}
`;

/** Bundled, because rivals' imports without extensions are for bundlers. */
async function bundled(folder: string, program: string): Promise<string> {
  const path = join(folder, "program.mjs");
  writeFileSync(path, await bundle(folder, program, { platform: "node" }));
  return path;
}

function cellsOf(
  method: keyof Sample,
  one: Measured<Sample>,
  base: Measured<Sample> | undefined,
): readonly string[] {
  const [own, bareTime] = [one, base].map((measured) =>
    median((measured?.samples ?? []).map((sample) => sample[method])),
  );
  if (own === undefined || bareTime === undefined) return [];
  return [microseconds(own), microseconds(own - bareTime), ratio(own, bareTime)];
}

function microseconds(value: number): string {
  return `${value.toFixed(1)} µs`;
}
