import { formatDiagnostic } from "@lockstep/contract";
import { type LinePhase, linePhases, type TryFailure, type TryResult } from "@lockstep/try";
import { relativePath } from "../../config/resolve-config.ts";
import { createPaint, type Paint } from "../../terminal/colors.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { countsOf } from "../print-diagnostics.ts";

export interface TrySummary {
  /** As the user named it. */
  readonly document: string;
  readonly result: TryResult;
  /** Absolute folder with what was made, where it was kept. */
  readonly kept?: string;
  readonly terminal: Terminal;
}

/** Kinds of failure that are shown, each by its first. */
const shownKinds = 5;
/** Operations that are named one by one. */
const namedOperations = 5;

/** Prints what came of a document, for people: its own faults first, then a line for each step, then what failed. */
export function printSummary(summary: TrySummary): void {
  const { document, result, kept, terminal } = summary;
  const paint = createPaint(terminal.color);
  for (const diagnostic of result.diagnostics) {
    if (diagnostic.severity !== "error") continue;
    terminal.out(`${formatDiagnostic(diagnostic, { color: terminal.color, cwd: terminal.cwd })}\n`);
  }
  terminal.out(paint("bold", document));
  for (const { state, name, text } of stepsOf(summary)) {
    const style = state === "ok" ? "green" : state === "FAIL" ? "red" : "dim";
    terminal.out(`  ${paint(style, state.padEnd(4))}  ${name.padEnd(9)}  ${text}`);
  }
  printUncallable(result, terminal);
  printFailures(result, terminal, paint);
  if (kept !== undefined) terminal.out(`What was made is in ${relativePath(terminal.cwd, kept)}.`);
  terminal.out(closing(result, document));
}

interface Step {
  /** `–`: it was not reached. */
  readonly state: "ok" | "FAIL" | "–";
  readonly name: string;
  readonly text: string;
}

function stepsOf({ result }: TrySummary): readonly Step[] {
  const {
    operations,
    loadMs,
    generateMs,
    compileMs,
    typescript = "",
    typeErrors,
    answered,
    refused,
  } = result;
  const callable = operations - result.uncallable.length;
  const counts = countsOf(result.diagnostics);
  // Errors are shown in full.
  const found = counts === "" || result.errors.length > 0 ? counts : `${counts}, which lockstep lint shows`;
  const step = (phase: LinePhase, ok: boolean, text: string): Step => {
    const begun = linePhases.indexOf(result.reached) - linePhases.indexOf(phase);
    if (begun < 0) return { state: "–", name: phase, text: "not reached" };
    const cut = begun === 0 && result.failures.find((one) => one.phase === "limit" || one.phase === "crash");
    if (cut) return { state: "FAIL", name: phase, text: cut.message };
    return { state: ok ? "ok" : "FAIL", name: phase, text };
  };
  return [
    step(
      "load",
      result.reached !== "load",
      `${counted(operations, "operation")}${found && `; ${found}`}${seconds(loadMs)}`,
    ),
    step("generate", result.generated, `server, client, mocks and lint rules${seconds(generateMs)}`),
    step(
      "compile",
      result.compiled,
      `${counted(typeErrors, "error")} of TypeScript ${typescript}, strict${seconds(compileMs)}`,
    ),
    step("boot", result.booted, "the server, with stubs for handlers"),
    step(
      "answer",
      answered === callable,
      `${answered} of ${callable} operations, called through the client, are answered validly by the mocks`,
    ),
    step(
      "refusal",
      refused === result.breakable,
      `${refused} of ${result.breakable} broken requests are refused alike by server and mocks`,
    ),
  ];
}

function printUncallable({ uncallable }: TryResult, terminal: Terminal): void {
  for (const { operation, reason } of uncallable.slice(0, namedOperations)) {
    terminal.out(`        ${operation} cannot be called: ${reason}`);
  }
  const more = uncallable.length - namedOperations;
  if (more > 0) terminal.out(`        … and ${more} more that cannot be called; see --json`);
}

/** Faults of the document were shown as frames; what fails after it has loaded is Lockstep's. */
function printFailures({ failures }: TryResult, terminal: Terminal, paint: Paint): void {
  const ours = failures.filter(({ phase, kind }) => phase !== "load" || !/^LS\d+$/.test(kind));
  const groups = [...Map.groupBy(ours, ({ phase, kind }) => `${phase} ${kind}`).values()];
  for (const group of groups.slice(0, shownKinds)) {
    const [first] = group;
    if (first) printFailure(first, group.length, terminal, paint);
  }
  const more = groups.length - shownKinds;
  if (more > 0) terminal.out(`\n… and ${more} more kinds of failure; see --json`);
  if (groups.length > 0) terminal.out("");
}

function printFailure(
  { phase, operation, message, reproduction }: TryFailure,
  count: number,
  terminal: Terminal,
  paint: Paint,
): void {
  const times = count === 1 ? "" : ` (${count} times)`;
  const [line = "", ...rest] = message.split("\n");
  terminal.out(
    `\n${paint("red", phase)}${times}  ${operation ?? ""}${operation === undefined ? "" : "  "}${line}`,
  );
  if (terminal.env.LOCKSTEP_DEBUG === "1") for (const one of rest) terminal.out(one);
  if (reproduction !== undefined) terminal.out(`    smallest document that shows it: ${reproduction}`);
}

function closing({ failures, foreign, errors }: TryResult, document: string): string {
  if (foreign !== undefined) return `${document} is ${foreign}; nothing was tried.`;
  if (errors.length > 0) return `${document} has faults that stop it; correct them, and try again.`;
  if (failures.length === 0) return "Everything works.";
  if (failures.every(({ kind }) => kind.startsWith("no valid input"))) {
    return "All else works. For some operations no input was found that their schemas take; do they contradict themselves?";
  }
  return "No fault of the document stops it: what failed is likely to be a fault of Lockstep. Please report it, with a small document.";
}

function seconds(ms: number): string {
  return `  (${(ms / 1000).toFixed(1)} s)`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
