// Preloaded into what is measured: notes the process's highest resident memory, in kB, when it ends.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

const folder = process.env.LOCKSTEP_BENCH_PEAKS;
if (folder !== undefined && isMainThread) {
  process.on("exit", () => {
    writeFileSync(join(folder, `${process.pid}.txt`), String(process.resourceUsage().maxRSS));
  });
}
