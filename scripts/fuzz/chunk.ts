// The documents of some seeds, in a process of its own; tells its parent of each. Run by `fuzz.ts`.
//   node scripts/fuzz/chunk.ts <first seed> <end> <every how many of them is compiled>
import type { GeneratedFile } from "@lockstep/codegen";
import { compileAll } from "./compile.ts";
import { type Reproduction, reproduce, type SeedResult, trySeed } from "./try-seed.ts";

/** What a chunk says to its parent. */
export type ChunkMessage =
  | { readonly kind: "tried"; readonly result: SeedResult; readonly reproduction?: Reproduction }
  | {
      readonly kind: "compiled";
      readonly errors: readonly (readonly [seed: number, errors: readonly string[]])[];
      readonly count: number;
    };

/** Failures of a chunk that are made small; finding out takes as many runs as a document has hostile positions. */
const reproduced = 5;

const [first = 0, end = 0, every = 40] = process.argv.slice(2).map(Number);
const sample = new Map<number, readonly GeneratedFile[]>();
let failed = 0;
for (let seed = first; seed < end; seed++) {
  const { files, ...result } = await trySeed(seed);
  const failing = result.faults.length > 0 && failed++ < reproduced;
  tell({ kind: "tried", result, ...(failing && { reproduction: await reproduce(result) }) });
  // The next one that generates, where the one whose turn it is was refused.
  const due = Math.ceil((seed - first + 1) / every) > sample.size;
  if (due && result.outcome === "generated" && result.faults.length === 0) sample.set(seed, files);
}
tell({ kind: "compiled", errors: [...(await compileAll(String(first), sample))], count: sample.size });
process.disconnect();

function tell(message: ChunkMessage): void {
  process.send?.(message);
}
