import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkspace, fleet, type Workspace } from "../test/workspace.ts";

const bin = fileURLToPath(new URL("./bin.ts", import.meta.url));

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace(fleet);
});
afterAll(() => workspace.delete());

interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the program as a user's shell would, from its source. */
function lockstep(...argv: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd: workspace.folder,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "", NODE_OPTIONS: "" },
  });
  let out = "";
  let error = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    error += String(chunk);
  });
  return new Promise((resolve) => child.on("close", (exitCode) => resolve({ exitCode, out, error })));
}

test("--help lists the commands and exits 0", async () => {
  const { exitCode, out } = await lockstep("--help");
  expect(exitCode).toBe(0);
  expect(out).toMatch(/generate .*make server, client, mocks and lint rules/);
  expect(out).toMatch(/lint .*check the contract/);
});

test("a command's --help shows its options and examples", async () => {
  const { exitCode, out } = await lockstep("generate", "--help");
  expect(exitCode).toBe(0);
  expect(out).toContain("--check");
  expect(out).toContain("lockstep generate openapi.yaml --client src/api");
});

test("--version prints the version and exits 0", async () => {
  expect(await lockstep("--version")).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test.each([
  [["genrate"], "lockstep: unknown command 'genrate'; Did you mean generate?"],
  [["generate", "--chekc"], "lockstep: unknown option '--chekc'; Did you mean --check?"],
  [["generate", "a.yaml", "b.yaml"], "lockstep: too many arguments for 'generate'"],
  [["generate", "--client"], "lockstep: option '--client <dir>' argument missing"],
])("%j is misuse: exit 2 and what was meant", async (argv, message) => {
  const { exitCode, error } = await lockstep(...argv);
  expect(error).toContain(message);
  expect(exitCode).toBe(2);
});

test("no command at all is misuse, answered with the help", async () => {
  const { exitCode, error } = await lockstep();
  expect(exitCode).toBe(2);
  expect(error).toContain("Usage: lockstep");
});

test.each([
  [
    "throws",
    "js",
    'export const a = 1;\nthrow new Error("API_URL is not set");',
    ":2:7 cannot be loaded: API_URL is not set",
  ],
  [
    "is no JavaScript",
    "js",
    "export default {\n  contract: = 1,\n};",
    ":2 cannot be loaded: Unexpected token '='",
  ],
  ["is no TypeScript", "ts", "const a = 1;\nconst b: = 1;", ":2 cannot be loaded: Unexpected token `=`"],
])("a config that %s is misuse, with its file and line", async (_, extension, text, message) => {
  await workspace.write(`bad/lockstep.config.${extension}`, text);
  const file = `bad/lockstep.config.${extension}`;
  const { exitCode, error } = await lockstep("generate", "--config", file);
  expect(error).toContain(`${workspace.folder}/${file}${message}`);
  expect(error).not.toMatch(/\n\s+at /);
  expect(exitCode).toBe(2);
});

test("lint exits 0 on a document without faults", async () => {
  expect(await lockstep("lint")).toMatchObject({ exitCode: 0, out: "no findings\n" });
});

test("generate of a document that is not there exits 1, names it, and shows no trace", async () => {
  const { exitCode, out, error } = await lockstep("generate", "nowhere.yaml", "--client", "out");
  expect(exitCode).toBe(1);
  expect(out).toContain("nowhere.yaml");
  expect(out).toContain("check the path");
  expect(out + error).not.toMatch(/\n\s+at /);
});

test("generate writes with Lockstep's own generators, and --check agrees", async () => {
  const first = await lockstep("generate", "spec/openapi.yaml", "--client", "out");
  expect(first).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining("Generated from spec/openapi.yaml"),
  });
  expect(await workspace.files()).toContain("out/gen/client.gen.ts");
  const check = await lockstep("generate", "spec/openapi.yaml", "--client", "out", "--check");
  expect(check).toMatchObject({ exitCode: 0, out: expect.stringContaining("Everything is up to date") });
});
