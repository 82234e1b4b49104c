// Runs in a process of its own: `node measure-requests.ts <bundle> <requests> <url …>`. Sends the requests by turns to what the bundle
// answers with, and prints as JSON how long the first answer and each later one take.
import { pathToFileURL } from "node:url";
import { median } from "../measure/median.ts";

interface Program {
  /** A `fetch` whose requests are answered by the mocks. */
  readonly answer: typeof globalThis.fetch;
  readonly stop: () => void;
}

const blocks = 10;
const [bundle = "", requests = "", ...urls] = process.argv.slice(2);
const started = performance.now();
// Not by a literal: the bundle is made for this run.
const { answer, stop }: Program = await import(pathToFileURL(bundle).href);
await ask(0);
const firstMs = performance.now() - started;
const count = Math.ceil(Number(requests) / blocks);
const taken: number[] = [];
for (let block = 0; block < blocks * 1.5; block++) {
  const from = performance.now();
  for (let index = 0; index < count; index++) await ask(index);
  // The first third is for the compiler.
  if (block >= blocks / 2) taken.push((performance.now() - from) / count);
}
stop();
console.log(JSON.stringify({ firstMs, requestMs: median(taken) }));

async function ask(index: number): Promise<void> {
  const url = urls[index % urls.length] ?? "";
  const response = await answer(url);
  await response.text();
  if (response.status !== 200) throw new Error(`${url} was answered with ${response.status}`);
}
