import type { Table } from "./report/table.ts";

/** One benchmark of `pnpm bench`: a folder beside this file and a line in `benchmarks.ts`. */
export interface Benchmark {
  readonly name: string;
  /** One line: what is measured, in what unit. */
  readonly summary: string;
  /** What `--runs` is without being given; what one run is, the benchmark says. */
  readonly defaultRuns: number;
  run(settings: Settings): Promise<Report>;
}

export interface Settings {
  readonly runs: number;
  /** Only subjects whose name holds one of these words, case aside; empty means all. */
  readonly only: readonly string[];
  /** Documents to measure in place of the pinned ones; paths. */
  readonly documents: readonly string[];
  /** Tells the person at the terminal what is going on. */
  readonly progress: (text: string) => void;
}

/** What a benchmark found out. */
export interface Report {
  /** What was done, for somebody who wants to judge the numbers: a paragraph of Markdown. */
  readonly method: string;
  readonly tables: readonly Table[];
  /** Every sample that was taken, for machines; plain JSON without paths of this machine. */
  readonly samples: unknown;
}

/** Whether a subject is to be measured. */
export function isWanted(name: string, { only }: Settings): boolean {
  return only.length === 0 || only.some((word) => name.toLowerCase().includes(word.toLowerCase()));
}
