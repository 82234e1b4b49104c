import type { TryResult } from "lockstep";

export const header: string =
  "document                                  operations   load  generate  compile  errors  boots  answered     refused      peak";

/** A line of the table. */
export function row(name: string, result: TryResult): string {
  const { operations, loadMs, generateMs, compileMs, typeErrors, booted, answered, refused, breakable } =
    result;
  const title = name.length > 40 ? `…${name.slice(-39)}` : name;
  if (result.foreign !== undefined) return `${title.padEnd(42)} not OpenAPI 3: ${result.foreign}`;
  const cut = result.failures.find(({ phase }) => phase === "limit" || phase === "crash");
  const line = [
    title.padEnd(42),
    String(operations).padStart(9),
    seconds(loadMs).padStart(8),
    seconds(generateMs).padStart(9),
    seconds(compileMs).padStart(9),
    (result.errors.length > 0 ? "dead" : String(typeErrors)).padStart(8),
    (booted ? "yes" : "no").padStart(7),
    `  ${answered}/${operations - result.uncallable.length}`.padEnd(13),
    `${refused}/${breakable}`.padEnd(10),
    `${result.peakMegabytes} MB`.padStart(8),
  ];
  return `${line.join("")}${cut === undefined ? "" : `  ${cut.phase}`}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
