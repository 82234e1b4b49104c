import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TryFailure } from "../result.ts";
import type { Generate, TryJob } from "../try-document.ts";
import { formatOf, printDocument } from "./document-text.ts";
import { reduceFailure } from "./reduce-failure.ts";

/** How failures are made small. */
export interface Reduction {
  /** Time for all failures of a document, in ms. */
  readonly limitMs: number;
  /** Folder for the small documents. */
  readonly folder: string;
  /** Their files are called `<name>.<phase>.min.yaml`. */
  readonly name: string;
}

/** Kinds of failure that are made small; the others are likely to be of the same fault. */
const reducedKinds = 3;

/**
 * Makes a small document for the failures of a document, one for each kind, and gives the failures with the files that hold them.
 * @param now ms of a clock that only goes forward.
 */
export async function reduceFailures(
  failures: readonly TryFailure[],
  { limitMs, folder, name }: Reduction,
  job: TryJob,
  generate: Generate,
  now: () => number,
): Promise<readonly TryFailure[]> {
  const end = now() + limitMs;
  const groups = [...Map.groupBy(failures, ({ phase, kind }) => `${phase} ${kind}`).values()].slice(
    0,
    reducedKinds,
  );
  const files = new Map<TryFailure, string>();
  const taken = new Map<string, number>();
  let places = 0;
  const freshPlace = (): string => `${job.folder}.reduce-${++places}`;
  for (const [index, group] of groups.entries()) {
    const [failure] = group;
    if (!failure) continue;
    // What one does not use is left to the others.
    const until = now() + (end - now()) / (groups.length - index);
    const small = await reduceFailure(failure, { job, generate, freshPlace, expired: () => now() > until });
    if (!small) continue;
    const { phase, operation, message } = failure;
    const count = (taken.get(phase) ?? 0) + 1;
    taken.set(phase, count);
    const format = formatOf(job.document);
    const file = join(folder, `${name}.${phase}${count === 1 ? "" : `.${count}`}.min.${format}`);
    await mkdir(folder, { recursive: true });
    const title = [phase, operation, message].filter((part) => part !== undefined).join(": ");
    await writeFile(file, printDocument(small, format, title));
    for (const one of group) files.set(one, file);
  }
  return failures.map((failure) => {
    const reproduction = files.get(failure);
    return reproduction === undefined ? failure : { ...failure, reproduction };
  });
}
