import { basename, relative } from "node:path";
import { suggest } from "../names/suggest.ts";
import type { ParsedFiles } from "../parse/parsed-files.ts";
import { type SourceFile, sourceFile } from "../parse/source-file.ts";
import { isRemote } from "./location.ts";
import { nearbyFile, type ReadFile, readFault, readFrom } from "./read-file.ts";

/** A file that was read, or why it could not be. */
export type FileResult =
  | { readonly file: SourceFile; readonly fault?: never }
  | { readonly file?: never; readonly fault: string };

/** Reads each file once. */
export interface FileStore {
  load(location: string): Promise<FileResult>;
  /** The files that were read. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** The locations that were asked for, in order, those that could not be read included. */
  asked(): readonly string[];
  /** Name of a file that was likely meant instead of one that cannot be read. */
  nearby(location: string): Promise<string | undefined>;
  /** A location as a reader of messages knows it: relative to the folder given, where it is below it. */
  displayName(location: string): string;
}

/**
 * Makes a store over a reader: the one given, else the file system and the network. A file of the network may not make
 * the loader read local files.
 */
export function createFileStore(
  given: ReadFile | undefined,
  root: string,
  cwd: string,
  signal: AbortSignal | undefined,
  parsed?: ParsedFiles,
): FileStore {
  const read = given ?? readFrom(signal);
  const files = new Map<string, SourceFile>();
  const results = new Map<string, Promise<FileResult>>();
  const load = async (location: string): Promise<FileResult> => {
    if (isRemote(root) && !isRemote(location)) {
      return { fault: "a document from the network may not name local files" };
    }
    try {
      const file = sourceFile(location, await read(location), parsed);
      files.set(location, file);
      return { file };
    } catch (error) {
      return { fault: readFault(error) };
    }
  };
  return {
    files,
    asked: () => [...results.keys()],
    load(location) {
      const known = results.get(location);
      if (known !== undefined) return known;
      const result = load(location);
      results.set(location, result);
      return result;
    },
    async nearby(location) {
      if (given === undefined) return await nearbyFile(location);
      return suggest(
        basename(location),
        [...files.keys()].map((name) => basename(name)),
      );
    },
    displayName(location) {
      if (isRemote(location)) return location;
      const path = relative(cwd, location);
      return path === "" || path.startsWith("..") ? location : path.replaceAll("\\", "/");
    },
  };
}
