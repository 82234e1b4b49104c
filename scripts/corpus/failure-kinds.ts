import type { TryResult } from "lockstep";

export interface FailureKind {
  readonly phase: string;
  readonly kind: string;
  readonly count: number;
  /** Documents that it was seen in. */
  readonly documents: readonly string[];
}

/** The failures of all documents by their kind, those of the most documents first: what to look at next. */
export function failureKinds(results: readonly TryResult[]): readonly FailureKind[] {
  const all = results.flatMap(({ document, failures }) =>
    failures.map((failure) => ({ document, ...failure })),
  );
  const groups = Map.groupBy(all, ({ phase, kind }) => `${phase} ${kind}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      const documents = [...new Set(group.map(({ document }) => document))];
      return first ? [{ phase: first.phase, kind: first.kind, count: group.length, documents }] : [];
    })
    .sort((a, b) => b.documents.length - a.documents.length || b.count - a.count);
}
