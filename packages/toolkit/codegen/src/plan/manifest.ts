import { createHash } from "node:crypto";
import { compareByCodeUnit } from "../compare.ts";
import { isSafePath } from "./safe-path.ts";

/** Where each output folder keeps the list of the files that Lockstep owns in it. */
export const manifestPath = "gen/manifest.gen.json";

/** Path of a generated file → hash of what was written. */
export type Manifest = ReadonlyMap<string, string>;

/** SHA-256 of a text in hex; line endings do not count, because version control changes them. */
export function hashOf(text: string): string {
  return createHash("sha256").update(withUnixLines(text)).digest("hex");
}

export function withUnixLines(text: string): string {
  return text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
}

/**
 * Reads a manifest line by line, so that one with conflict markers of a merge still says most of what it knows.
 * Entries that point outside the folder are left out.
 */
export function parseManifest(text: string | undefined): Manifest {
  const entries = new Map<string, string>();
  for (const [, path, hash] of (text ?? "").matchAll(/^ *("(?:[^"\\]|\\.)*"): "([0-9a-f]{64})",?\r?$/gm)) {
    const name = path === undefined ? undefined : parseString(path);
    if (name !== undefined && hash !== undefined && isSafePath(name)) entries.set(name, hash);
  }
  return entries;
}

/** One entry a line, sorted, so that two branches seldom touch the same line. */
export function printManifest(manifest: Manifest): string {
  const lines = [...manifest]
    .sort(([a], [b]) => compareByCodeUnit(a, b))
    .map(([path, hash]) => `  ${JSON.stringify(path)}: ${JSON.stringify(hash)}`);
  return lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`;
}

function parseString(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
