import { GeneratorError, InterruptedError, MisuseError, messageOf, OutputError } from "./errors.ts";
import type { ExitCode } from "./exit-code.ts";
import { createPaint } from "./terminal/colors.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** Says what happened in words for a user, the trace only where it was asked for. */
export function explain(error: unknown, terminal: Terminal): ExitCode {
  const paint = createPaint(terminal.color);
  if (error instanceof InterruptedError) {
    terminal.error(error.message);
    return 130;
  }
  const expected = error instanceof MisuseError || error instanceof OutputError;
  if (expected) {
    terminal.error(`${paint("red", "lockstep:")} ${error.message}`);
  } else {
    const what = error instanceof GeneratorError ? messageOf(error) : `internal error: ${messageOf(error)}`;
    const advice = terminal.env.LOCKSTEP_DEBUG === "1" ? "" : " (set LOCKSTEP_DEBUG=1 to see where)";
    terminal.error(`${paint("red", "lockstep:")} ${what}${advice}`);
  }
  if (terminal.env.LOCKSTEP_DEBUG === "1") terminal.error(traceOf(error));
  return 2;
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const trace = error.stack ?? error.message;
  return error.cause === undefined ? trace : `${trace}\ncaused by ${traceOf(error.cause)}`;
}
