import type { Benchmark } from "./benchmark.ts";
import { generateBenchmark } from "./generate/benchmark.ts";
import { sizeBenchmark } from "./size/benchmark.ts";
import { typesBenchmark } from "./types/benchmark.ts";

/** All benchmarks, in the order of their sections. A new one is a folder here and a line below. */
export const benchmarks: readonly Benchmark[] = [generateBenchmark, typesBenchmark, sizeBenchmark];
