import { colorIsSupported } from "./colors.ts";

/** All that commands know of the terminal and the process. */
export interface Terminal {
  /** Folder that relative paths are relative to. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly color: boolean;
  /** Prints a line of the answer, on stdout. */
  out(line: string): void;
  /** Prints a line about the work itself, on stderr. */
  error(line: string): void;
  /** Says what is being done: one line that is overwritten on a terminal, plain lines elsewhere; `""` clears it. */
  progress(text: string): void;
  /** Calls back on Ctrl-C or a termination signal, instead of ending the process; returns how to stop that. */
  onInterrupt(listener: () => void): () => void;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const onTerminal = process.stderr.isTTY === true;
  let shown = false;
  const clear = (): void => {
    if (shown) process.stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    cwd: process.cwd(),
    env: process.env,
    color: colorIsSupported,
    out(line) {
      clear();
      process.stdout.write(`${line}\n`);
    },
    error(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress(text) {
      clear();
      if (text === "") return;
      process.stderr.write(onTerminal ? text : `${text}\n`);
      shown = onTerminal;
    },
    onInterrupt(listener) {
      const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
  };
}
