/** Where the server writes; most logging libraries fit as they are, or with their two arguments swapped. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** Warnings and errors as JSON lines on the standard error stream. */
export const consoleLogger: Logger = {
  info: () => {},
  warn: (message, fields) => console.error(line("warn", message, fields)),
  error: (message, fields) => console.error(line("error", message, fields)),
};

/** A logger that adds `bound` to everything it writes. */
export function bindLogger(logger: Logger, bound: LogFields): Logger {
  return {
    info: (message, fields) => logger.info(message, { ...bound, ...fields }),
    warn: (message, fields) => logger.warn(message, { ...bound, ...fields }),
    error: (message, fields) => logger.error(message, { ...bound, ...fields }),
  };
}

function line(level: string, message: string, fields: LogFields = {}): string {
  try {
    return JSON.stringify({ level, message, ...fields }, (_, value: unknown) => printable(value));
  } catch {
    // A field that refers to itself must not make the answer fail.
    return JSON.stringify({ level, message });
  }
}

function printable(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (!(value instanceof Error)) return value;
  return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
}
