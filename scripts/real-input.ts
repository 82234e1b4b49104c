// Generates all layers from GitHub's own document, type-checks them strict, starts the mocks and calls ten operations.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Calls } from "./real-input/answered.ts";
import { run } from "./run.ts";
import { root } from "./workspace.ts";

const folder = join(root, ".lockstep/real-input");
const document = join(
  dirname(createRequire(import.meta.url).resolve("@octokit/openapi")),
  "generated/api.github.com.json",
);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const generated = await timed("generate all layers", () =>
  run("node", [
    "packages/toolkit/cli/src/bin.ts",
    "generate",
    document,
    ...["client", "server", "mocks", "lint"].flatMap((output) => [`--${output}`, folder]),
    "--name",
    "GitHub",
    "--json",
  ]),
);
if (generated.exitCode !== 0) fail(generated.output);

writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    extends: "../../tsconfig.base.json",
    compilerOptions: { skipLibCheck: true },
    include: ["gen", "src", "../../scripts/real-input/calls.ts"],
  }),
);
const checked = await timed("type-check them strict", () =>
  run("tsc", ["-p", join(folder, "tsconfig.json")]),
);
const typeErrors = checked.output.match(/error TS\d+/g)?.length ?? 0;
if (typeErrors > 0) console.error(checked.output.slice(0, 4000));

// Not by a literal: it exists for the compiler only together with the generated code.
const calls: Calls = await import(new URL("real-input/calls.ts", import.meta.url).href);
const answers = await timed("call ten operations", () => calls.callTen());
for (const { operation, status, faults } of answers) {
  console.log(
    `  ${faults.length === 0 ? "valid  " : "INVALID"}  ${String(status)}  ${operation}${faults.length === 0 ? "" : `  ${faults.join("; ")}`}`,
  );
}
const valid = answers.filter(({ faults }) => faults.length === 0).length;
console.log(`operations generated: ${calls.operationCount}`);
console.log(`type errors: ${typeErrors}`);
console.log(`answers valid: ${valid} of ${answers.length}`);
process.exitCode = typeErrors === 0 && checked.exitCode === 0 && valid === 10 ? 0 : 1;

async function timed<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const started = performance.now();
  const value = await work();
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return value;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
