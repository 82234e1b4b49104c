#!/usr/bin/env node
import { explain } from "./explain.ts";
import { runCommandLine } from "./main.ts";
import { processTerminal } from "./terminal/terminal.ts";

const terminal = processTerminal();
// A reader that has seen enough (`lockstep lint | head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 2);
});
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    process.exit(explain(error, terminal));
  });
}
process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
