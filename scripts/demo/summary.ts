import type { Answer } from "./program.ts";

export interface Summary {
  readonly lines: readonly string[];
  /** Whether every answer is what it should be, and the same from both. */
  readonly held: boolean;
}

/** Server and mocks side by side; what the mocks say is written out only where it differs. */
export function summarize(server: readonly Answer[], mocks: readonly Answer[]): Summary {
  const width = Math.max(...server.map(({ step }) => step.length));
  const lines: string[] = [];
  let held = server.length > 0 && server.length === mocks.length;
  for (const [index, { step, answer, held: serverHeld }] of server.entries()) {
    const mocked = mocks[index];
    const same = mocked?.step === step && mocked.answer === answer;
    const good = same && serverHeld && mocked.held;
    held &&= good;
    const name = `  ${good ? "ok  " : "FAIL"}  ${step.padEnd(width)}  `;
    lines.push(`${name}${same ? "both   " : "server "} ${answer}`);
    if (!same) lines.push(`${" ".repeat(name.length)}mocks   ${mocked?.answer ?? "no answer"}`);
  }
  return { lines, held };
}
