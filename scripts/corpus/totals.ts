import type { TryResult } from "lockstep";

export interface Total {
  readonly passed: number;
  readonly of: number;
}

/** How many documents pass each column, of those that are OpenAPI 3; operations beside. */
export interface Totals {
  readonly documents: number;
  readonly foreign: number;
  /** Documents with a fault that stops them. */
  readonly dead: number;
  readonly columns: Readonly<Record<string, Total>>;
  readonly operations: Readonly<Record<string, Total>>;
  /** Operations that cannot be called. */
  readonly uncallable: number;
  /** Operations that were called, but have nothing that could be broken for sure. */
  readonly unbroken: number;
}

export function totalsOf(all: readonly TryResult[]): Totals {
  const results = all.filter(({ foreign }) => foreign === undefined);
  const count = (holds: (one: TryResult) => boolean): Total => ({
    passed: results.filter(holds).length,
    of: results.length,
  });
  const sum = (number: (one: TryResult) => number): number =>
    results.reduce((total, one) => total + number(one), 0);
  const callable = (one: TryResult): number => one.operations - one.uncallable.length;
  return {
    documents: all.length,
    foreign: all.length - results.length,
    dead: results.filter(({ errors }) => errors.length > 0).length,
    columns: {
      loaded: count((one) => one.errors.length === 0 && one.files.length > 0),
      generated: count(({ generated }) => generated),
      compiled: count(({ compiled }) => compiled),
      booted: count(({ booted }) => booted),
      answered: count((one) => one.booted && one.answered === callable(one)),
      refused: count((one) => one.booted && one.refused === one.breakable),
      "all of it": count(({ failures }) => failures.length === 0),
    },
    operations: {
      answered: { passed: sum(({ answered }) => answered), of: sum(callable) },
      refused: { passed: sum(({ refused }) => refused), of: sum(({ breakable }) => breakable) },
    },
    uncallable: sum(({ uncallable }) => uncallable.length),
    unbroken: sum((one) => (one.reached === "refusal" ? callable(one) - one.breakable : 0)),
  };
}

/** The totals as text. */
export function totalsText(totals: Totals): string {
  const { documents, foreign, dead, columns, operations, uncallable, unbroken } = totals;
  const line = (name: string, text: string): string => `  ${name.padEnd(11)}${text}`;
  const of = ({ passed, of: all }: Total): string =>
    `${passed} of ${all}`.padEnd(16) + (all === 0 ? "" : `${((100 * passed) / all).toFixed(1)} %`);
  const apart = foreign === 0 ? "" : `, ${foreign} of them not OpenAPI 3 and not counted`;
  return [
    "",
    `${documents} documents${apart}`,
    ...Object.entries(columns).map(([name, total]) => line(name, of(total))),
    ...(dead === 0 ? [] : [line("dead", `${dead} have a fault of their own that stops them`)]),
    "operations",
    ...Object.entries(operations).map(([name, total]) => line(name, of(total))),
    ...(uncallable === 0 ? [] : [line("apart", `${uncallable} cannot be called, and are not counted`)]),
    ...(unbroken === 0 ? [] : [line("apart", `${unbroken} have nothing that could be broken for sure`)]),
    "",
  ].join("\n");
}
