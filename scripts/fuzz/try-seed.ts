import type { GeneratedFile } from "@lockstep/codegen";
import { checkFiles } from "./check/check-files.ts";
import { diagnosticFaults } from "./check/diagnostics.ts";
import { canaryOf } from "./draw.ts";
import { generateAll } from "./generate.ts";
import { type HostileDocument, hostileDocument } from "./hostile/document.ts";

/** What came of the document of one seed. */
export interface SeedResult {
  readonly seed: number;
  /** `refused`: by an error that says why. */
  readonly outcome: "generated" | "refused";
  /** Empty where all is well. */
  readonly faults: readonly string[];
  /** Positions that were hostile. */
  readonly hostile: readonly string[];
}

/** Takes the document of a seed through loading, all generators and all checks. A crash is a fault like any other. */
export async function trySeed(
  seed: number,
  only?: ReadonlySet<string>,
): Promise<SeedResult & { readonly files: readonly GeneratedFile[] }> {
  const document = hostileDocument(seed, only);
  const hostile = [...document.hostile];
  try {
    const made = await generateAll(document);
    const told = diagnosticFaults(made.diagnostics);
    if (made.refused) return { seed, outcome: "refused", faults: told, hostile, files: [] };
    const faults = [...told, ...checkFiles(made, hostile.map(canaryOf))];
    return { seed, outcome: "generated", faults, hostile, files: made.files };
  } catch (error) {
    return { seed, outcome: "generated", faults: [`crash: ${traceOf(error)}`], hostile, files: [] };
  }
}

/** A document that fails, as small as it gets, with all that is needed to see it again. */
export interface Reproduction {
  readonly seed: number;
  readonly faults: readonly string[];
  /** The positions that have to be hostile. */
  readonly positions: readonly string[];
  readonly document: Omit<HostileDocument, "files" | "hostile" | "positions" | "seed">;
  readonly files: Readonly<Record<string, string>>;
}

/** Makes plain, one after the other, every position that the failure does not need. */
export async function reproduce({ seed, hostile, faults }: SeedResult): Promise<Reproduction> {
  let needed = new Set(hostile);
  let last = faults;
  for (const position of hostile) {
    const fewer = new Set(needed);
    fewer.delete(position);
    const result = await trySeed(seed, fewer);
    if (result.faults.length === 0) continue;
    needed = fewer;
    last = result.faults;
  }
  const { files, hostile: positions, positions: _, seed: __, ...document } = hostileDocument(seed, needed);
  return { seed, faults: last, positions: [...positions], document, files: Object.fromEntries(files) };
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  return (cause.stack ?? cause.message).split("\n").slice(0, 6).join("\n");
}
