// Generates the Fleet packages from spec/, then runs one program against the server and against the mocks.
import { summarize } from "./demo/summary.ts";
import { run } from "./run.ts";

const started = performance.now();
const generated = await run("node", ["packages/toolkit/cli/src/bin.ts", "generate"]);
console.log(`generate  ${generated.exitCode === 0 ? generated.output.trim().split("\n").at(-1) : ""}`);
if (generated.exitCode === 0) await compare();
else {
  console.error(generated.output);
  process.exitCode = 1;
}

async function compare(): Promise<void> {
  const { askMocks, askServer } = await import("./demo/answerers.ts");
  const server = await askServer();
  console.log(`server    the program ran against ${server.url}, Express on a SQLite store in memory`);
  const mocks = await askMocks();
  console.log(`mocks     the same program ran against ${mocks.url}, MSW in this process\n`);
  const { lines, held } = summarize(server.answers, mocks.answers);
  console.log(lines.join("\n"));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = held
    ? `Everything held: ${lines.length} answers, the same from server and mocks`
    : "Not everything held";
  console.log(`\n${verdict} (${seconds} s).`);
  process.exitCode = held ? 0 : 1;
}
