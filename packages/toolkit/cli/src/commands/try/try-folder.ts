import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TryResult } from "@lockstep/try";
import { MisuseError } from "../../errors.ts";

/** Where a document is tried. */
export interface TryFolder {
  /** Everything is generated here. */
  readonly generated: string;
  /** Small documents of failures go here. */
  readonly reproductions: string;
  /** The folder that was asked to be kept. */
  readonly kept?: string;
  /** Writes the result into a folder that is kept; removes any other, but for the small documents. */
  close(result: TryResult | undefined): Promise<void>;
}

/** Marks a folder as ours, to be filled anew by the next run. */
const resultFile = "lockstep-try.json";

/** @throws MisuseError when the folder to keep holds anything that is not of an earlier run. */
export async function openTryFolder(cwd: string, keep: string | undefined): Promise<TryFolder> {
  if (keep === undefined) return openTemporary();
  const folder = resolve(cwd, keep);
  const ours = existsSync(join(folder, resultFile));
  if (existsSync(folder) && !ours && readdirSync(folder).length > 0) {
    throw new MisuseError(`--keep ${keep}: the folder is not empty; name one that is not there yet.`);
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // Also when it is interrupted, the folder is known as ours.
  await writeFile(join(folder, resultFile), "{}\n");
  return {
    generated: join(folder, "generated"),
    reproductions: folder,
    kept: folder,
    close: (result) => writeFile(join(folder, resultFile), `${JSON.stringify(result ?? {}, null, 2)}\n`),
  };
}

async function openTemporary(): Promise<TryFolder> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "lockstep-try-")));
  const generated = join(folder, "generated");
  return {
    generated,
    reproductions: folder,
    async close(result) {
      const kept = result?.failures.some(({ reproduction }) => reproduction !== undefined) === true;
      const names = kept
        ? (await readdir(folder)).filter((name) => !/\.min\.(?:json|yaml)$/.test(name))
        : [""];
      for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
    },
  };
}
