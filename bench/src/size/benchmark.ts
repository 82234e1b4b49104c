import { gzipSync } from "node:zlib";
import { type Benchmark, isWanted, type Report, type Settings } from "../benchmark.ts";
import { bundle } from "../clients/bundle.ts";
import { calls } from "../clients/call.ts";
import type { ClientTool } from "../clients/client-tool.ts";
import { generatedClient } from "../clients/generated-client.ts";
import { programOf } from "../clients/program.ts";
import { clientTools } from "../clients/tools.ts";
import { gitHub } from "../installed/documents.ts";
import { installLockstep } from "../installed/lockstep.ts";
import { named } from "../installed/tool.ts";
import { interleave, type Measured } from "../measure/interleave.ts";

export const sizeBenchmark: Benchmark = {
  name: "size",
  summary: "what a client of GitHub's API adds to a web page",
  defaultRuns: 1,
  run,
};

interface Sizes {
  readonly minified: number;
  readonly gzip: number;
}

interface Sample {
  readonly one: Sizes;
  readonly twenty: Sizes;
}

async function run(settings: Settings): Promise<Report> {
  const installed = await installLockstep(settings.progress);
  const document = gitHub();
  const measured = await interleave(
    clientTools(installed)
      .filter(({ name }) => isWanted(name, settings))
      .map((tool) => ({
        name: tool.name,
        measure: async (): Promise<Sample> => {
          const folder = await generatedClient(tool, document, installed);
          return { one: await sizesOf(tool, folder, 1), twenty: await sizesOf(tool, folder, calls.length) };
        },
      })),
    settings.runs,
    settings.progress,
  );
  return {
    method: `A program that makes one call (\`${calls[0]?.operationId}\`), and one that makes ${calls.length}, bundled by ${named("esbuild")} for browsers,
minified; then by gzip at its default level. Sizes do not vary: one run is enough.`,
    tables: [
      {
        title: "Bundled",
        columns: ["client", "one call", "gzip", `${calls.length} calls`, "gzip"],
        rows: measured.map(rowOf),
      },
    ],
    samples: measured,
  };
}

async function sizesOf(tool: ClientTool, folder: string, howMany: number): Promise<Sizes> {
  const program = programOf(tool, calls.slice(0, howMany));
  const code = await bundle(folder, program, { minify: true, platform: "browser" });
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code).length };
}

function rowOf({ name, samples: [sample], failure }: Measured<Sample>): readonly string[] {
  if (sample === undefined) return [`${name}: ${failure}`];
  const { one, twenty } = sample;
  return [name, ...[one.minified, one.gzip, twenty.minified, twenty.gzip].map(kilobytes)];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
