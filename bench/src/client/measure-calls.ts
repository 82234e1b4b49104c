// Runs in a process of its own: `node measure-calls.ts <bundle> <calls>`. Times the bundle's two calls over a fetch that answers from
// memory, and prints microseconds a call as JSON: the median of blocks, after a warm-up.
import { pathToFileURL } from "node:url";
import { median } from "../measure/median.ts";

interface Program {
  readonly call1: () => Promise<unknown>;
  readonly call2: () => Promise<unknown>;
}

const blocks = 10;
const [bundle = "", calls = ""] = process.argv.slice(2);
const body = JSON.stringify({ full_name: "octocat/hello-world", number: 7 });
const headers = { "content-type": "application/json" };
globalThis.fetch = async (input, init) => {
  const method = input instanceof Request ? input.method : (init?.method ?? "GET");
  return new Response(body, { status: method === "POST" ? 201 : 200, headers });
};
// Not by a literal: the bundle is made for this run.
const program: Program = await import(pathToFileURL(bundle).href);
const found = {
  get: await microsecondsOf(program.call1, "octocat/hello-world"),
  post: await microsecondsOf(program.call2, 7),
};
console.log(JSON.stringify(found));

async function microsecondsOf(call: () => Promise<unknown>, expected: unknown): Promise<number> {
  const answer = await call();
  if (answer !== expected) throw new Error(`a call gave ${JSON.stringify(answer)}`);
  const count = Math.ceil(Number(calls) / blocks);
  const taken: number[] = [];
  for (let block = 0; block < blocks * 1.5; block++) {
    const started = performance.now();
    for (let index = 0; index < count; index++) await call();
    // The first third is for the compiler.
    if (block >= blocks / 2) taken.push(((performance.now() - started) * 1000) / count);
  }
  return median(taken);
}
