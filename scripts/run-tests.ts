import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";

/** Runs all tests with vitest and counts them; a file that fails to load counts as a failure. */
export async function runTests(): Promise<{ readonly passed: number; readonly failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), "lockstep-test-"));
  const report = join(folder, "report.json");
  try {
    const { exitCode } = await run(
      "vitest",
      ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      { show: true },
    );
    const counts: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } =
      JSON.parse(readFileSync(report, "utf8"));
    const failed = counts.numFailedTests || (exitCode === 0 ? 0 : Math.max(1, counts.numFailedTestSuites));
    return { passed: counts.numPassedTests, failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
