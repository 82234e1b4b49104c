import type { Command } from "./command.ts";
import { generateCommand } from "./generate/command.ts";
import { lintCommand } from "./lint/command.ts";
import { tryCommand } from "./try/command.ts";

/** All commands, in the order of the help. A new one is a folder here and a line below. */
export const commands: readonly Command[] = [generateCommand, lintCommand, tryCommand];
