import { posix } from "node:path";
import { type GeneratedFile, type HandlerReport, inspectHandlers } from "@lockstep/codegen";
import type { Contract } from "@lockstep/contract";
import { messageOf, OutputError, systemCodeOf } from "../errors.ts";
import type { FileSystem } from "./file-system.ts";
import { readTexts } from "./read-disk.ts";

/** Looks at the handlers in an output folder; undefined where its generators make no handler stubs. */
export async function reportHandlers(
  contract: Contract,
  folder: string,
  wanted: readonly GeneratedFile[],
  fileSystem: FileSystem,
): Promise<HandlerReport | undefined> {
  const stubs = wanted.filter((file) => file.ownership === "once" && operationOfStub(file) !== undefined);
  if (stubs.length === 0) return undefined;
  const paths: string[] = [];
  for (const subfolder of new Set(stubs.map((file) => posix.dirname(file.path)))) {
    for (const name of await namesIn(posix.join(folder, subfolder), fileSystem)) {
      const path = posix.join(subfolder, name);
      if (/\.[cm]?ts$/.test(name) && !/\.(test|spec|d)\.[cm]?ts$/.test(name)) paths.push(path);
    }
  }
  const texts = await readTexts(folder, paths, fileSystem);
  const files = new Map(stubs.map((file) => [operationOfStub(file), file]));
  return inspectHandlers(
    [...texts].map(([path, text]) => ({ path, text })),
    contract.operations.map(({ id, method, path }) => {
      const file = files.get(id);
      if (file === undefined) return { id, method, path };
      return { id, method, path, file: file.path, stub: file.content };
    }),
  );
}

function operationOfStub({ content }: GeneratedFile): string | undefined {
  return /\bHandler<"([^"]+)"/.exec(content)?.[1];
}

async function namesIn(folder: string, fileSystem: FileSystem): Promise<readonly string[]> {
  try {
    return await fileSystem.readFolder(folder);
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return [];
    throw new OutputError(`${folder} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
