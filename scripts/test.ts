// Everything that must hold, in one command: format and lint, types, rooms, generated output, the contract's own lint,
// published packages, and all tests. Prints one line a step and closes with "N passed, N failed".
import { build } from "./build.ts";
import { importFaults } from "./check-imports.ts";
import { checkPackages } from "./check-packages.ts";
import { run } from "./run.ts";
import { runTests } from "./run-tests.ts";

interface Step {
  readonly name: string;
  /** `undefined` when it holds, else what to show. */
  readonly check: () => Promise<string | undefined>;
}

const steps: readonly Step[] = [
  { name: "format and lint", check: () => tool("biome", ["check", "--error-on-warnings", "."]) },
  { name: "types (TypeScript 7, strict)", check: () => tool("tsc", ["-p", "tsconfig.json"]) },
  { name: "imports between rooms", check: async () => importFaults().join("\n") || undefined },
  {
    name: "generated output is current",
    check: () => tool("node", ["packages/toolkit/cli/src/bin.ts", "generate", "--check"]),
  },
  {
    name: "the Fleet contract lints clean",
    check: () => tool("node", ["packages/toolkit/cli/src/bin.ts", "lint", "--max-warnings", "0"]),
  },
  { name: "packages build", check: build },
  { name: "packages publish well (publint, attw)", check: checkPackages },
];

const started = performance.now();
let passed = 0;
let failed = 0;
for (const { name, check } of steps) {
  const at = performance.now();
  const fault = await check();
  console.log(
    `${fault === undefined ? "ok  " : "FAIL"} ${((performance.now() - at) / 1000).toFixed(1).padStart(5)} s  ${name}`,
  );
  if (fault === undefined) passed += 1;
  else {
    failed += 1;
    console.log(fault);
  }
}
const tests = await runTests();
passed += tests.passed;
failed += tests.failed;
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function tool(name: string, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, output } = await run(name, args);
  return exitCode === 0 ? undefined : output.slice(-8000);
}
