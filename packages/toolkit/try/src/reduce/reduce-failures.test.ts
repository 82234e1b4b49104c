import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContract } from "@lockstep/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TryResult } from "../result.ts";
import { type Generate, type TryJob, tryDocument } from "../try-document.ts";
import { parseDocument } from "./document-text.ts";
import { reduceFailures } from "./reduce-failures.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lockstep-reduce-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A generator that does not get along with a schema whose title is "Bad". */
const generate: Generate = async ({ document }) => {
  const { contract, diagnostics } = await loadContract(document);
  if (JSON.stringify(contract?.document).includes('"title":"Bad"'))
    throw new Error('"Bad" cannot be generated');
  return diagnostics;
};

const pets = `openapi: 3.1.0
info: { title: Pets, version: "1" }
servers: [{ url: https://pets.test }]
paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { description: all, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
  /shops:
    get: { operationId: listShops, responses: { "204": { description: none } } }
components:
  schemas:
    Pet: { type: object, properties: { shop: { type: string, title: Bad }, name: { type: string } } }
    Other: { type: string }
`;

async function reduced(text: string): Promise<{ readonly result: TryResult; readonly small: unknown }> {
  const document = join(folder, "pets.yaml");
  await writeFile(document, text);
  const job: TryJob = { document, folder: join(folder, "generated"), cwd: folder, until: "generate" };
  const tried = await tryDocument(job, generate, () => undefined);
  const reduction = { limitMs: 20_000, folder: join(folder, "small"), name: "pets" };
  const failures = await reduceFailures(tried.failures, reduction, job, generate, () => performance.now());
  const file = failures[0]?.reproduction;
  const small = file === undefined ? undefined : await readFile(file, "utf8");
  return { result: { ...tried, failures }, small: small === undefined ? undefined : parseDocument(small) };
}

test("a failure is made small, and its file named by document and phase", async () => {
  const { result, small } = await reduced(pets);
  expect(result.failures).toMatchObject([
    { phase: "generate", reproduction: join(folder, "small/pets.generate.min.yaml") },
  ]);
  expect(small).toEqual({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {},
    components: { schemas: { Pet: { properties: { shop: { title: "Bad" } } } } },
  });
  expect((await readdir(folder)).sort()).toEqual(["generated", "pets.yaml", "small"]);
});

test("a document that does not load is made small too, from what is written in it", async () => {
  const { result, small } = await reduced(
    pets.replace("{ type: string }\n", '{ $ref: "#/components/schemas/Gone" }\n'),
  );
  expect(result.failures).toMatchObject([{ phase: "load", kind: "LS1102" }]);
  expect(small).toEqual({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {},
    components: { schemas: { Other: { $ref: "#/components/schemas/Gone" } } },
  });
});

test("no two attempts share a folder, since modules are imported once and for all", async () => {
  const document = join(folder, "pets.yaml");
  await writeFile(document, pets);
  const job: TryJob = { document, folder: join(folder, "generated"), cwd: folder };
  const folders: string[] = [];
  const recording: Generate = (asked) => {
    folders.push(asked.folder);
    return generate(asked);
  };
  const { failures } = await tryDocument({ ...job, until: "generate" }, generate, () => undefined);
  const [failure] = failures;
  if (!failure) throw new Error("it does not fail");
  const two = [failure, { ...failure, kind: "another" }];
  await reduceFailures(two, { limitMs: 20_000, folder, name: "pets" }, job, recording, () =>
    performance.now(),
  );
  expect(folders.length).toBeGreaterThan(4);
  expect(new Set(folders).size).toBe(folders.length);
});

test("a failure that is not seen again has none", async () => {
  const document = join(folder, "pets.yaml");
  await writeFile(document, pets.replace("title: Bad", "title: Good"));
  const job: TryJob = { document, folder: join(folder, "generated"), cwd: folder };
  const failure = { phase: "generate", message: "gone by now", kind: "gone by now" } as const;
  const reduction = { limitMs: 20_000, folder, name: "pets" };
  expect(await reduceFailures([failure], reduction, job, generate, () => 0)).toEqual([failure]);
});
