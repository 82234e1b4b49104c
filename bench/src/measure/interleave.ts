/** Something that is measured several times. */
export interface Subject<Sample> {
  readonly name: string;
  /** Takes one sample, number `round` from 0. When it throws, the subject is not measured again and its message is kept. */
  readonly measure: (round: number) => Promise<Sample>;
}

export interface Measured<Sample> {
  readonly name: string;
  readonly samples: readonly Sample[];
  /** Why there are no samples, or no more. */
  readonly failure?: string;
}

/**
 * Measures the subjects in turn, `runs` rounds of all, so that a machine that grows slower or quicker meanwhile is the same to each.
 * Each round begins with another subject, so that none always comes after the same neighbour.
 */
export async function interleave<Sample>(
  subjects: readonly Subject<Sample>[],
  runs: number,
  progress: (text: string) => void,
): Promise<readonly Measured<Sample>[]> {
  const found = subjects.map(({ name }) => ({ name, samples: [] as Sample[], failure: "" }));
  for (let round = 0; round < runs; round++) {
    for (let turn = 0; turn < subjects.length; turn++) {
      const index = (round + turn) % subjects.length;
      const subject = subjects[index];
      const own = found[index];
      if (subject === undefined || own === undefined || own.failure !== "") continue;
      progress(`round ${round + 1} of ${runs}: ${subject.name}`);
      try {
        own.samples.push(await subject.measure(round));
      } catch (error) {
        own.failure = error instanceof Error ? error.message : String(error);
        progress(`${subject.name}: ${own.failure}`);
      }
    }
  }
  return found.map(({ name, samples, failure }) =>
    failure === "" ? { name, samples } : { name, samples, failure },
  );
}
