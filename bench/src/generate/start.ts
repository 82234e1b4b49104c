import { join } from "node:path";
import { root } from "../installed/folders.ts";
import type { Installed } from "../installed/lockstep.ts";
import { interleave } from "../measure/interleave.ts";
import { median } from "../measure/median.ts";
import { type ProcessSample, runProcess } from "../measure/run-process.ts";

/** Milliseconds until `lockstep --version` ends: as users install it, and from this repository's sources. */
export async function startTimes(
  { folder, script }: Installed,
  runs: number,
): Promise<{ readonly built: number; readonly source: number }> {
  const scripts = { built: script, source: join(root, "packages/toolkit/cli/src/bin.ts") };
  const measured = await interleave<ProcessSample>(
    Object.entries(scripts).map(([name, file]) => ({
      name,
      measure: () => runProcess({ script: file, args: ["--version"], cwd: folder }),
    })),
    runs,
    () => undefined,
  );
  const [built = Number.NaN, source = Number.NaN] = measured.map(({ samples }) =>
    median(samples.map(({ milliseconds }) => milliseconds)),
  );
  return { built, source };
}
