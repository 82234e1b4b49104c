import type { SeedResult } from "./try-seed.ts";

/** What is kept of a chunk, so that it need not run again. */
export interface ChunkResult {
  readonly first: number;
  readonly end: number;
  readonly generated: number;
  readonly refused: number;
  readonly compiled: number;
  readonly failed: readonly { readonly seed: number; readonly faults: readonly string[] }[];
  /** Positions that were asked for → generated documents in which they were hostile. */
  readonly positions: Readonly<Record<string, number>>;
}

/** Adds up the documents of a chunk. */
export function chunkResult(
  range: { readonly first: number; readonly end: number },
  results: readonly SeedResult[],
  compiled: { readonly count: number; readonly errors: ReadonlyMap<number, readonly string[]> },
): ChunkResult {
  const positions: Record<string, number> = {};
  for (const { outcome, hostile } of results) {
    for (const position of hostile) {
      positions[position] = (positions[position] ?? 0) + (outcome === "generated" ? 1 : 0);
    }
  }
  const faultsOf = ({ seed, faults }: SeedResult): readonly string[] => [
    ...faults,
    ...(compiled.errors.get(seed) ?? []),
  ];
  return {
    ...range,
    generated: results.filter(({ outcome }) => outcome === "generated").length,
    refused: results.filter(({ outcome }) => outcome === "refused").length,
    compiled: compiled.count,
    failed: results.flatMap((result) => {
      const faults = faultsOf(result);
      return faults.length === 0 ? [] : [{ seed: result.seed, faults }];
    }),
    positions,
  };
}

/** One line about all chunks. */
export function summaryOf(chunks: readonly ChunkResult[], seconds: number): string {
  const sum = (count: (chunk: ChunkResult) => number): number =>
    chunks.reduce((total, chunk) => total + count(chunk), 0);
  const names = new Set(chunks.flatMap(({ positions }) => Object.keys(positions)));
  const reached = [...names].filter((name) => chunks.some(({ positions }) => (positions[name] ?? 0) > 0));
  const seeds = [
    Math.min(...chunks.map(({ first }) => first)),
    Math.max(...chunks.map(({ end }) => end)) - 1,
  ];
  return [
    `${sum(({ first, end }) => end - first)} documents (seeds ${seeds.join(" to ")}): ${sum(({ generated }) => generated)} generated`,
    `${sum(({ refused }) => refused)} refused by a diagnostic`,
    `${sum(({ failed }) => failed.length)} failed; ${sum(({ compiled }) => compiled)} compiled with TypeScript 7`,
    `${reached.length} of ${names.size} positions hostile in generated code; ${seconds.toFixed(0)} s`,
  ].join(", ");
}
