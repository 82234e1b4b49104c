import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CommandContext } from "../src/commands/command.ts";
import { runCommandLine } from "../src/main.ts";
import type { Terminal } from "../src/terminal/terminal.ts";
import { sampleGenerators } from "./sample-generators.ts";

/** A temporary folder in which commands run, with what they print kept. */
export interface Workspace {
  readonly folder: string;
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
  remove(path: string): Promise<void>;
  /** Time of the last change of a file, in ns. */
  changedAt(path: string): Promise<bigint>;
  /** All files, sorted; relative. */
  files(): Promise<readonly string[]>;
  /** Runs `lockstep` in this process, with the sample generators unless told otherwise. */
  run(argv: readonly string[], overrides?: Overrides): Promise<Ran>;
  delete(): Promise<void>;
}

export type Overrides = Partial<CommandContext>;

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
}

export async function createWorkspace(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "lockstep-cli-")));
  const workspace: Workspace = {
    folder,
    async write(path, text) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    },
    read: (path) => readFile(join(folder, path), "utf8"),
    remove: (path) => rm(join(folder, path)),
    changedAt: async (path) => (await stat(join(folder, path), { bigint: true })).mtimeNs,
    async files() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll("\\", "/"),
        )
        .sort();
    },
    async run(argv, overrides = {}) {
      const terminal = recordingTerminal(folder);
      const { terminal: own, ...rest } = overrides;
      const exitCode = await runCommandLine(argv, own ?? terminal, {
        loadGenerators: async () => sampleGenerators(),
        ...rest,
      });
      return { exitCode, out: terminal.printed.join("\n"), error: terminal.errors.join("\n") };
    },
    delete: () => rm(folder, { recursive: true, force: true }),
  };
  for (const [path, text] of Object.entries(files)) await workspace.write(path, text);
  return workspace;
}

export interface RecordingTerminal extends Terminal {
  readonly printed: readonly string[];
  readonly errors: readonly string[];
  readonly progressed: readonly string[];
  /** What Ctrl-C would do. */
  interrupt(): void;
}

export function recordingTerminal(cwd: string): RecordingTerminal {
  const printed: string[] = [];
  const errors: string[] = [];
  const progressed: string[] = [];
  const listeners = new Set<() => void>();
  return {
    cwd,
    env: {},
    color: false,
    printed,
    errors,
    progressed,
    out: (line) => void printed.push(line),
    error: (line) => void errors.push(line),
    progress: (text) => void progressed.push(text),
    onInterrupt(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    interrupt() {
      for (const listener of [...listeners]) listener();
    },
  };
}

/** A small API in two files. */
export const fleet: Readonly<Record<string, string>> = {
  "spec/openapi.yaml": `openapi: 3.1.0
info: { title: Fleet API, version: 1.0.0, license: { name: MIT, identifier: MIT } }
servers: [{ url: https://fleet.test }]
security: []
paths:
  /agents:
    get:
      operationId: listAgents
      summary: Lists agents
      responses:
        "200": { description: All agents }
        "400": { description: Not understood }
  /agents/{agentId}:
    get:
      operationId: getAgent
      summary: Gets an agent
      parameters: [{ name: agentId, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: The agent
          content: { application/json: { schema: { $ref: ./schemas/agent.yaml } } }
        "404": { description: No such agent }
`,
  "spec/schemas/agent.yaml": "type: object\nproperties:\n  hostname: { type: string }\n",
  "lockstep.config.js": `export default {
  contract: "./spec/openapi.yaml",
  outputs: { client: "packages/client", server: "packages/server" },
};
`,
};
