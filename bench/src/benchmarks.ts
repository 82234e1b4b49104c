import type { Benchmark } from "./benchmark.ts";
import { clientBenchmark } from "./client/benchmark.ts";
import { diffBenchmark } from "./diff/benchmark.ts";
import { generateBenchmark } from "./generate/benchmark.ts";
import { lintBenchmark } from "./lint/benchmark.ts";
import { mocksBenchmark } from "./mocks/benchmark.ts";
import { serverBenchmark } from "./server/benchmark.ts";
import { sizeBenchmark } from "./size/benchmark.ts";
import { typesBenchmark } from "./types/benchmark.ts";

/** All benchmarks, in the order of their sections. A new one is a folder here and a line below. */
export const benchmarks: readonly Benchmark[] = [
  generateBenchmark,
  typesBenchmark,
  sizeBenchmark,
  clientBenchmark,
  mocksBenchmark,
  serverBenchmark,
  lintBenchmark,
  diffBenchmark,
];
