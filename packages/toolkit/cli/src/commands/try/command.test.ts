import { spawn } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkspace, type Workspace } from "../../../test/workspace.ts";

const bin = fileURLToPath(new URL("../../bin.ts", import.meta.url));

/** Two files, a collection, an operation that no client can call. */
const pets: Readonly<Record<string, string>> = {
  "openapi.yaml": `openapi: 3.1.0
info: { title: Pets API, version: 1.0.0 }
servers: [{ url: https://pets.test }]
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
security: [{ token: [] }]
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses:
        "200": { description: all, content: { application/json: { schema: { type: array, items: { $ref: pet.yaml } } } } }
    post:
      operationId: createPet
      requestBody: { required: true, content: { application/json: { schema: { $ref: pet.yaml } } } }
      responses: { "201": { description: made, content: { application/json: { schema: { $ref: pet.yaml } } } } }
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getPet
      responses:
        "200": { description: one, content: { application/json: { schema: { $ref: pet.yaml } } } }
        "404": { description: none }
    delete: { operationId: deletePet, responses: { "204": { description: gone }, "404": { description: none } } }
    trace: { operationId: tracePet, responses: { "200": { description: the trace } } }
`,
  "pet.yaml":
    "type: object\nrequired: [id, name]\nproperties: { id: { type: integer }, name: { type: string, minLength: 1 } }\n",
};

let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace(pets);
  await mkdir(join(workspace.folder, "tmp"));
});
afterEach(() => workspace.delete());

interface Ended {
  readonly exitCode: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the program as a shell would, with temporary files in a folder of its own. */
function lockstep(
  argv: readonly string[],
  seen: (error: string, interrupt: () => void) => void = () => {},
): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd: workspace.folder,
    env: {
      ...process.env,
      NO_COLOR: "1",
      FORCE_COLOR: "",
      NODE_OPTIONS: "",
      TMPDIR: join(workspace.folder, "tmp"),
    },
  });
  let out = "";
  let error = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    error += String(chunk);
    seen(error, () => child.kill("SIGINT"));
  });
  return new Promise((resolve) => child.on("close", (exitCode) => resolve({ exitCode, out, error })));
}

const leftBehind = (): Promise<readonly string[]> => readdir(join(workspace.folder, "tmp"));

test("takes a document of two files through everything, and leaves nothing behind", async () => {
  const { exitCode, out, error } = await lockstep(["try", "openapi.yaml"]);
  expect(out.replace(/\d+\.\d s/g, "0.0 s").replace(/TypeScript \d\S+,/, "TypeScript 7,")).toBe(
    [
      "openapi.yaml",
      "  ok    load       5 operations  (0.0 s)",
      "  ok    generate   server, client, mocks and lint rules  (0.0 s)",
      "  ok    compile    0 errors of TypeScript 7, strict  (0.0 s)",
      "  ok    boot       the server, with stubs for handlers",
      "  ok    answer     4 of 4 operations, called through the client, are answered validly by the mocks",
      "  ok    refusal    4 of 4 broken requests are refused alike by server and mocks",
      "        tracePet cannot be called: fetch does not send TRACE",
      "Everything works.",
      "",
    ].join("\n"),
  );
  expect(error).toContain("compiling what was generated from openapi.yaml");
  expect(exitCode).toBe(0);
  expect(await leftBehind()).toEqual([]);
  expect(await workspace.files()).toEqual(["openapi.yaml", "pet.yaml"]);
});

test("a fault of the document is shown where it is; it is no fault of Lockstep's", async () => {
  await workspace.write("pet.yaml", "type: object\nproperties: { owner: { $ref: ownr.yaml } }\n");
  const { exitCode, out } = await lockstep(["try", "openapi.yaml", "--reduce", "0"]);
  expect(out).toContain("pet.yaml:2:30  error  LS1101");
  expect(out).toContain("  FAIL  load       0 operations; 1 error");
  expect(out).toContain("  –     compile    not reached");
  expect(out).toContain("openapi.yaml has faults that stop it; correct them, and try again.");
  expect(exitCode).toBe(1);
  expect(await leftBehind()).toEqual([]);
});

test("a document of nothing but faults that can be repaired works from end to end", async () => {
  const faults = join(import.meta.dirname, "../../../test/documents/faults.yaml");
  const { exitCode, out } = await lockstep(["try", faults, "--reduce", "0"]);
  expect(out).toContain("4 of 4 operations, called through the client, are answered validly by the mocks");
  expect(out).toContain("Everything works.");
  expect(exitCode).toBe(0);
});

test("--json is one object, and a failure has a small document", async () => {
  // Texts that fit exist, but none is found by trying.
  const pattern = "^(?=.*7)(?=.*Q)(?!.*[a-z])(.)\\1{20}.{19}$";
  const schema = `{ type: string, description: an age, pattern: '${pattern}' }`;
  const parameters = `[{ name: age, in: query, required: true, schema: ${schema} }]`;
  const get = `{ operationId: getPet, summary: a pet, parameters: ${parameters}, responses: { "200": { description: one } } }`;
  const info = "{ title: Pets API, version: 1.0.0, description: all of them }";
  await workspace.write("openapi.yaml", `openapi: 3.1.0\ninfo: ${info}\npaths: { /pet: { get: ${get} } }\n`);
  const { exitCode, out } = await lockstep([
    "try",
    "openapi.yaml",
    "--json",
    "--keep",
    "kept",
    "--reduce",
    "10",
  ]);
  const { failures, ...result } = JSON.parse(out);
  expect(result).toMatchObject({ ok: false, operations: 1, compiled: true, booted: true, answered: 0 });
  const small = "kept/openapi.answer.min.yaml";
  expect(failures).toMatchObject([
    { phase: "answer", operation: "getPet", reproduction: join(workspace.folder, small) },
  ]);
  expect(await workspace.read(small)).toMatch(/pattern: /);
  expect(await workspace.read(small)).not.toMatch(/description: an age|summary/);
  expect(await workspace.files()).toContain("kept/generated/gen/client.gen.ts");
  expect(exitCode).toBe(1);
});

test("Ctrl-C ends it, and leaves nothing behind", async () => {
  let sent = false;
  const { exitCode, error } = await lockstep(["try", "openapi.yaml"], (text, interrupt) => {
    if (!sent && text.includes("compiling")) {
      sent = true;
      interrupt();
    }
  });
  expect(error).toContain("lockstep: interrupted; nothing is left behind.");
  expect(exitCode).toBe(130);
  expect(await leftBehind()).toEqual([]);
});

test("Swagger 2.0 is told apart", async () => {
  await workspace.write("openapi.yaml", "swagger: '2.0'\ninfo: {}\npaths: {}\n");
  const { exitCode, out } = await workspace.run(["try", "openapi.yaml"]);
  expect(out).toContain("openapi.yaml is Swagger 2.0; nothing was tried.");
  expect(exitCode).toBe(1);
});

describe("misuse", () => {
  test.each([
    [["try"], "Say which document: lockstep try openapi.yaml"],
    [["try", "openapi.yaml", "--limit", "soon"], '--limit takes a number of seconds; it is "soon".'],
    [["try", "openapi.yaml", "--limit", "0"], "--limit takes a number of seconds above 0."],
    [["try", "openapi.yaml", "--typescript", "4"], "Allowed choices are 7, 5.9."],
    [
      ["try", "openapi.yaml", "--keep", "."],
      "--keep .: the folder is not empty; name one that is not there yet.",
    ],
  ])("%j is answered with what to write, exit 2", async (argv, message) => {
    const { exitCode, error } = await workspace.run(argv);
    expect(error).toContain(message);
    expect(exitCode).toBe(2);
    expect(await workspace.files()).toEqual(["openapi.yaml", "pet.yaml"]);
  });
});
