import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { calls } from "../clients/call.ts";
import type { ClientTool } from "../clients/client-tool.ts";
import { programSettings } from "../clients/program.ts";
import { startTsServer, type TsServer } from "./tsserver.ts";

/** How long an editor waits for what it offers at one place. */
export interface Place {
  /** How many completions are offered. */
  readonly entries: number;
  /** From the opening of the file to the first offer: the server loads and checks everything. */
  readonly coldMs: number;
  /** Each from a keystroke to the offer, on a server that is warm. */
  readonly warmMs: readonly number[];
}

export interface EditorSample {
  /** Behind the client object: all operations. */
  readonly operations: Place;
  /** Behind the data of a call's result. */
  readonly result: Place;
}

const warmUps = 5;
/** After so long at one place the keystrokes that there are must do. */
const enoughMs = 30_000;

/** Types at both places of a program, up to `keystrokes` times each, and takes the time of the completions. */
export async function measureEditor(
  tool: ClientTool,
  folder: string,
  keystrokes: number,
): Promise<EditorSample> {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(programSettings));
  const [call] = calls;
  if (call === undefined) throw new Error("there is no call");
  const opening = `${tool.opening([call])}\n`;
  const { before, after, letter } = tool.operations;
  const condition = tool.succeeded === undefined ? "" : `if (${tool.succeeded}) `;
  return {
    operations: await typeAt(folder, `${opening}${before}`, `${after};\n`, letter, keystrokes),
    result: await typeAt(
      folder,
      `${opening}const answer = await ${tool.call(call)};\n${condition}${tool.data}.`,
      ";\n",
      "f",
      keystrokes,
    ),
  };
}

async function typeAt(
  folder: string,
  before: string,
  after: string,
  letter: string,
  keystrokes: number,
): Promise<Place> {
  const file = join(folder, "program.ts");
  const text = `${before}${after}export {};\n`;
  writeFileSync(file, text);
  const server = startTsServer(folder);
  try {
    const lines = before.split("\n");
    const cursor = { line: lines.length, offset: (lines.at(-1) ?? "").length + 1 };
    const started = performance.now();
    server.notify("open", { file, fileContent: text, scriptKindName: "TS" });
    const entries = await complete(server, file, cursor.line, cursor.offset);
    const coldMs = performance.now() - started;
    const warmMs: number[] = [];
    for (let key = 0; key < warmUps + keystrokes; key++) {
      if (warmMs.length > 0 && performance.now() - started > enoughMs) break;
      // By turns the letter is typed, and deleted again.
      const typed = key % 2 === 0;
      const at = performance.now();
      server.notify("change", {
        file,
        line: cursor.line,
        offset: cursor.offset,
        endLine: cursor.line,
        endOffset: cursor.offset + (typed ? 0 : letter.length),
        insertString: typed ? letter : "",
      });
      await complete(server, file, cursor.line, cursor.offset + (typed ? letter.length : 0));
      if (key >= warmUps) warmMs.push(performance.now() - at);
    }
    return { entries, coldMs, warmMs };
  } finally {
    server.stop();
  }
}

/** How many completions are offered. */
async function complete(server: TsServer, file: string, line: number, offset: number): Promise<number> {
  const body = await server.request("completionInfo", { file, line, offset });
  const { entries = [] } = (body ?? {}) as { entries?: readonly unknown[] };
  return entries.length;
}
