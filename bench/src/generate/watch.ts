import { type ChildProcess, spawn } from "node:child_process";
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Document } from "../installed/documents.ts";
import type { Generator } from "./generator.ts";

const limitMs = 120_000;
const betweenPollsMs = 5;
const betweenEditsMs = 1500;

/**
 * Starts a generator with `--watch` and edits the description of one operation `runs` times.
 * @returns milliseconds from the end of each edit's write until every generated file that shows the description shows the new one.
 * @throws Error when the files do not follow.
 */
export async function watchedEdits(
  generator: Generator,
  document: Document,
  folder: string,
  runs: number,
): Promise<readonly number[]> {
  const path = join(folder, "document.json");
  const edited = editable(readFileSync(document.path, "utf8"));
  writeFileSync(path, edited(marker(0)));
  const { script, args, cwd } = generator.command({ ...document, path }, folder);
  const watched = args.filter((arg) => arg !== "--json");
  const child = spawn(process.execPath, [script, ...watched, "--watch"], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await said(child, /^watching /m);
    const files = globSync("gen/*", { cwd: folder })
      .map((file) => join(folder, file))
      .filter((file) => readFileSync(file, "utf8").includes(marker(0)));
    if (files.length === 0) throw new Error("no generated file shows the description");
    const taken: number[] = [];
    for (let run = 1; run <= runs; run++) {
      await wait(betweenEditsMs);
      writeFileSync(path, edited(marker(run)));
      const started = performance.now();
      await Promise.all(files.map((file) => shows(file, marker(run))));
      taken.push(performance.now() - started);
    }
    return taken;
  } finally {
    child.kill("SIGINT");
  }
}

function marker(run: number): string {
  return `Edited ${run} times while it was watched.`;
}

/** A function from a description of the first operation to the document's text. */
function editable(json: string): (description: string) => string {
  const document: { paths: Record<string, Record<string, object>> } = JSON.parse(json);
  const [item = {}] = Object.values(document.paths);
  const [method = ""] = Object.keys(item).filter((key) => key !== "parameters");
  const operation = item[method];
  return (description) => {
    item[method] = { ...operation, description };
    return JSON.stringify(document, null, 2);
  };
}

async function shows(file: string, text: string): Promise<void> {
  const started = performance.now();
  let seen = 0;
  for (;;) {
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
    if (mtimeMs !== seen) {
      seen = mtimeMs;
      if (mtimeMs > 0 && readFileSync(file, "utf8").includes(text)) return;
    }
    if (performance.now() - started > limitMs) throw new Error(`a generated file did not follow the edit`);
    await wait(betweenPollsMs);
  }
}

function said(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-4000);
      if (words.test(output)) resolve();
    });
    child.on("exit", (code) => reject(new Error(`--watch ended with ${code}: ${output.slice(-300)}`)));
  });
}
