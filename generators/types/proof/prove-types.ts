// Compares the types of `types.gen.ts` with those that openapi-typescript prints of the same document, schema by schema: each has to
// be assignable to the other. Prints the schemas that differ, with the reason where the difference is meant.
//   pnpm prove-types <documents…>
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { apiName, noMemory } from "@lockstep/codegen";
import { type Contract, loadContract } from "@lockstep/contract";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { typesGenerator } from "../src/index.ts";
import { meantDifference } from "./meant-difference.ts";

const folder = resolve(import.meta.dirname, "../../../.lockstep/prove-types");
rmSync(folder, { recursive: true, force: true });
/** Lines of a proof before the first schema's. */
const linesBefore = 4;
let unexplained = 0;
for (const document of process.argv.slice(2))
  unexplained += await prove(resolve(process.env["INIT_CWD"] ?? ".", document));
process.exitCode = unexplained === 0 ? 0 : 1;

async function prove(document: string): Promise<number> {
  const { contract } = await loadContract(document);
  if (contract === undefined) {
    console.log(`${basename(document)}  cannot be loaded`);
    return 1;
  }
  const work = join(folder, basename(document).replace(/[^\w.-]/g, "_"));
  mkdirSync(work, { recursive: true });
  const fault = await writeBoth(contract, work);
  if (fault !== undefined) {
    console.log(`${basename(document)}  openapi-typescript prints nothing: ${fault}`);
    return 0;
  }
  const names = contract.schemas.map(({ name }) => name);
  writeFileSync(join(work, "proof.ts"), proofOf(names));
  const different = differing(work, names);
  if (different === undefined) {
    console.log(`${basename(document)}  openapi-typescript's types do not compile`);
    return 0;
  }
  const open = different.filter((name) => meantDifference(contract, name) === undefined);
  console.log(
    `${basename(document)}  ${names.length - different.length} of ${names.length} schemas equal, ` +
      `${different.length - open.length} differ on purpose, ${open.length} otherwise`,
  );
  for (const name of open) console.log(`  ${name}`);
  return open.length;
}

async function writeBoth(contract: Contract, work: string): Promise<string | undefined> {
  const files = await typesGenerator.generate({
    contract,
    api: apiName("Proof"),
    output: "client",
    header: { source: "the document", command: "pnpm prove-types" },
    memory: noMemory,
    report: () => {},
  });
  const ours = files.find(({ path }) => path === "gen/types.gen.ts");
  writeFileSync(join(work, "ours.ts"), ours?.content ?? "");
  const blob = ts.factory.createTypeReferenceNode("Blob");
  try {
    // A copy, because it writes into the document that it is given.
    const nodes = await openapiTS(structuredClone(contract.document) as never, {
      silent: true,
      defaultNonNullable: false,
      emptyObjectsUnknown: true,
      transform: (schema) => (schema.type === "string" && schema.format === "binary" ? blob : undefined),
    });
    writeFileSync(join(work, "theirs.ts"), astToString(nodes));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A line for each schema, in their order, that compiles where the two types are equal. */
function proofOf(names: readonly string[]): string {
  const lines = names.map(
    (name) => `prove<Ours[${JSON.stringify(name)}], Theirs[${JSON.stringify(name)}]>(0);`,
  );
  return [
    'import type { components as ours } from "./ours.ts";',
    'import type { components as theirs } from "./theirs.ts";',
    'type Ours = ours["schemas"]; type Theirs = theirs["schemas"];',
    "declare function prove<A, B>(equal: [A] extends [B] ? ([B] extends [A] ? 0 : never) : never): void;",
    ...lines,
  ].join("\n");
}

function differing(work: string, names: readonly string[]): readonly string[] | undefined {
  const tsc = join(import.meta.dirname, "../../../node_modules/.bin/tsc");
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--target",
    "es2024",
    "--module",
    "preserve",
  ];
  const run = spawnSync(tsc, [...options, "--allowImportingTsExtensions", join(work, "proof.ts")], {
    maxBuffer: 1 << 28,
  });
  const output = String(run.stdout);
  // Anything else that is wrong would look like equality.
  const other = output.split("\n").find((line) => /error TS/.test(line) && !line.includes("proof.ts("));
  if (other?.includes("theirs.ts")) return undefined;
  if (other !== undefined) throw new Error(other);
  const places = [...output.matchAll(/proof\.ts\((\d+),/g)].map(([, line]) => Number(line));
  return [...new Set(places)].flatMap((line) => names[line - 1 - linesBefore] ?? []);
}
