import { join, resolve } from "node:path";

/** The repository. */
export const root: string = resolve(import.meta.dirname, "../../..");

/** The workspace of the benchmarks, where the rivals are installed. */
export const bench: string = join(root, "bench");

/** Whatever the benchmarks write. */
export const scratch: string = join(bench, ".lockstep");
