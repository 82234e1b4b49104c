import { stripVTControlCharacters } from "node:util";

/** What a program said went wrong, as one line without paths of this machine; its last line when none sounds like a fault. */
export function lastWords(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("at "));
  const fault = lines.findIndex((line) => /error|cannot|failed|not found|not allowed|[🛑❌✗]/iu.test(line));
  const words = lines[fault] ?? lines.at(-1) ?? "";
  // What ends in a colon is said on the next line.
  const whole = fault !== -1 && words.endsWith(":") ? `${words} ${lines[fault + 1] ?? ""}` : words;
  return whole.replace(/(?:file:\/\/)?(?:\/[\w@.+-]+)+\/(?=[\w@.+-])/g, "").slice(0, 240);
}
