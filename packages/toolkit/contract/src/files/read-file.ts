import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import { suggest } from "../names/suggest.ts";
import { isRemote } from "./location.ts";

/** Reads an absolute path or an http(s) URL: its text, or its bytes, whose encoding is then found out. Rejects where it cannot. */
export type ReadFile = (absolutePathOrUrl: string) => Promise<string | Uint8Array>;

/** Reads from the file system and, for URLs, with `fetch`. */
export function readFrom(signal: AbortSignal | undefined): ReadFile {
  return (location) =>
    isRemote(location)
      ? readUrl(location, signal)
      : readFile(location, signal === undefined ? {} : { signal });
}

/** Why a file could not be read, in words. */
export function readFault(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "it does not exist";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES" || code === "EPERM") return "reading it is not permitted";
  if (error instanceof Error) {
    return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
  }
  return String(error);
}

/** A file of the same folder with nearly the same name; undefined where there is none or the folder cannot be read. */
export async function nearbyFile(location: string): Promise<string | undefined> {
  if (isRemote(location)) return undefined;
  try {
    const names = await readdir(dirname(location));
    const name = basename(location);
    const sameStem = names.find(
      (other) => other !== name && basename(other, extname(other)) === basename(name, extname(name)),
    );
    return sameStem ?? suggest(name, names);
  } catch {
    return undefined;
  }
}

async function readUrl(url: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const response = await fetch(url, {
    headers: { accept: "application/yaml, application/json, text/yaml, */*;q=0.5" },
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim());
  return await response.bytes();
}
