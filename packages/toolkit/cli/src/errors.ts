/** The command or the configuration cannot be understood; the message says what to write instead. Exit code 2. */
export class MisuseError extends Error {
  override readonly name = "MisuseError";
  readonly code = "LOCKSTEP_MISUSE";
}

/** Files could not be read or written; everything is as it was before. Exit code 2. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  readonly code = "LOCKSTEP_OUTPUT";
}

/** Stopped by Ctrl-C or a termination signal before anything was changed. Exit code 130. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
  readonly code = "LOCKSTEP_INTERRUPTED";
}

/** A generator threw, or made files that contradict each other: a fault of the generator, not of the contract. */
export class GeneratorError extends Error {
  override readonly name = "GeneratorError";
  readonly code = "LOCKSTEP_GENERATOR";
}

/** What went wrong, in one line, whatever was thrown. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n", 1)[0] || "unknown error";
}

/** `ENOENT` and its like, where the error came from the system. */
export function systemCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
