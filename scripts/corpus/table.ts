import { basename } from "node:path";
import type { DocumentResult } from "./result.ts";

export const header: string =
  "document                          operations   load  generate  compile  errors  boots  answered     refused      peak";

/** A line of the table. */
export function row(result: DocumentResult): string {
  const { operations, loadMs, generateMs, compileMs, typeErrors, booted, answered, refused, breakable } =
    result;
  const dead = result.errors.length > 0;
  return [
    basename(result.document).slice(0, 32).padEnd(34),
    String(operations).padStart(9),
    seconds(loadMs).padStart(8),
    seconds(generateMs).padStart(9),
    seconds(compileMs).padStart(9),
    (dead ? "dead" : String(typeErrors)).padStart(8),
    (booted ? "yes" : "no").padStart(7),
    `  ${answered}/${operations}`.padEnd(13),
    `${refused}/${breakable}`.padEnd(10),
    `${result.peakMegabytes} MB`.padStart(8),
  ].join("");
}

/** How many documents pass each column. */
export function totals(results: readonly DocumentResult[]): string {
  const count = (holds: (one: DocumentResult) => boolean): string =>
    `${results.filter(holds).length} of ${results.length}`;
  const lines = [
    `load       ${count(({ errors }) => errors.length === 0)}`,
    `generate   ${count(({ failures }) => !failures.some(({ phase }) => phase === "load" || phase === "generate" || phase === "limit"))}`,
    `compile    ${count((one) => one.typeErrors === 0 && one.compileMs > 0)}`,
    `boot       ${count(({ booted }) => booted)}`,
    `answered   ${count((one) => one.booted && one.answered === one.operations)}`,
    `refused    ${count((one) => one.booted && one.refused === one.breakable)}`,
  ];
  return ["", ...lines, ""].join("\n");
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
