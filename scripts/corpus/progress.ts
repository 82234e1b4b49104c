/** One line on a terminal that says what is being done, below the lines that stay; nothing where there is no terminal. */
export interface Progress {
  /** Prints a line that stays. */
  print(line: string): void;
  /** Says what is being done; `""`: nothing. */
  show(text: string): void;
}

export function terminalProgress(stream: NodeJS.WriteStream): Progress {
  let shown = "";
  const clear = (): void => {
    if (shown !== "") stream.write("\r\u001b[2K");
  };
  const show = (text: string): void => {
    if (!stream.isTTY) return;
    clear();
    shown = text.slice(0, stream.columns - 1);
    stream.write(shown);
  };
  return {
    show,
    print(line) {
      clear();
      const current = shown;
      shown = "";
      stream.write(`${line}\n`);
      show(current);
    },
  };
}
