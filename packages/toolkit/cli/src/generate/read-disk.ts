import { join } from "node:path";
import { type GeneratedFile, manifestPath, pathsToRead } from "@lockstep/codegen";
import { messageOf, OutputError, systemCodeOf } from "../errors.ts";
import type { FileSystem } from "./file-system.ts";

/** Files open at a time: far below what a process may have. */
const concurrency = 32;

/** The files of an output folder that a plan depends on: path → content, for those that are there. */
export async function readDisk(
  folder: string,
  wanted: readonly GeneratedFile[],
  fileSystem: FileSystem,
): Promise<ReadonlyMap<string, string>> {
  const manifest = await readText(join(folder, manifestPath), fileSystem);
  return readTexts(folder, pathsToRead(wanted, manifest), fileSystem);
}

/** Texts of files in a folder by path; those that are not there are left out. */
export async function readTexts(
  folder: string,
  paths: readonly string[],
  fileSystem: FileSystem,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const queue = paths.values();
  const worker = async (): Promise<void> => {
    for (const path of queue) {
      const text = await readText(join(folder, path), fileSystem);
      if (text !== undefined) texts.set(path, text);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return texts;
}

async function readText(path: string, fileSystem: FileSystem): Promise<string | undefined> {
  try {
    return await fileSystem.readFile(path);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === "ENOENT") return undefined;
    if (code === "ENOTDIR")
      throw new OutputError(`${path} cannot be made: a folder above it is a file; move that away.`);
    if (code === "EISDIR") throw new OutputError(`${path} is a folder where a file belongs; move it away.`);
    throw new OutputError(`${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
