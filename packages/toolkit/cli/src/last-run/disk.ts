import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PlanEntry } from "@lockstep/codegen";

/** SHA-256 of a file's bytes; `null` where it cannot be read. */
export function fileHash(path: string): string | null {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch {
    return null;
  }
}

/** Time of a file's last change, in ms; 0 where it is not there. */
export function changedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The user's files in the folders that stubs were written to, as one text that changes whenever one of them does. */
export function userFiles(folder: string, entries: readonly Pick<PlanEntry, "path" | "ownership">[]): string {
  const own = entries.filter(({ ownership }) => ownership === "once").map(({ path }) => path);
  const folders = [...new Set(own.map((path) => dirname(path)))].sort();
  const seen = folders.map((name) => listing(join(folder, name)));
  const present = own.every((path) => changedMs(join(folder, path)) > 0);
  return createHash("sha256")
    .update(`${present}\n${seen.join("\n")}`)
    .digest("hex");
}

function listing(folder: string): string {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, name));
        return `${name} ${size} ${mtimeMs}`;
      })
      .join("\n");
  } catch {
    return "";
  }
}
