import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TryResult } from "lockstep";

/** A result as it is kept, with what it depended on. */
interface Kept {
  /** Hash of what decides a result beside the document: Lockstep's own code, the options of the run. */
  readonly code: string;
  /** Hashes of the files that the document was read from. */
  readonly files: Readonly<Record<string, string>>;
  readonly result: TryResult;
}

/** Hash of Lockstep's own code, tests left out, and of what the run was asked for. */
export function codeHash(root: string, options: string): string {
  const patterns = [
    "packages/{toolkit,runtime}/*/{src/**/*,package.json}",
    "generators/*/{src/**/*,package.json}",
    "pnpm-lock.yaml",
  ];
  const files = globSync(patterns, { cwd: root }).filter(
    (file) => /\.(?:ts|json|yaml)$/.test(file) && !/\.test(?:-d)?\.ts$|\/testing\//.test(file),
  );
  const hash = createHash("sha256").update(options);
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** The result that was kept, as long as neither the code nor any file of the document has changed since. */
export function keptResult(file: string, code: string): TryResult | undefined {
  if (!existsSync(file)) return undefined;
  const kept = JSON.parse(readFileSync(file, "utf8")) as Kept;
  if (kept.code !== code) return undefined;
  const same = Object.entries(kept.files).every(([path, hash]) => hashOf(path) === hash);
  return same && Object.keys(kept.files).length > 0 ? kept.result : undefined;
}

export function keepResult(file: string, code: string, result: TryResult): void {
  // What came from a URL may be another tomorrow, so that such a result is not kept; nor is one of a run that was cut short.
  const cut = result.failures.some(({ phase }) => phase === "limit" || phase === "crash");
  if (cut || result.files.some((path) => /^https?:/.test(path))) return;
  const files = Object.fromEntries(result.files.map((path) => [path, hashOf(path)]));
  writeFileSync(file, JSON.stringify({ code, files, result } satisfies Kept));
}

function hashOf(path: string): string {
  return existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "missing";
}
