import { basename } from "node:path";
import type { LinePhase, TryJob, TryResult, TypeScriptLine } from "@lockstep/try";
import { isUrl, resolveConfig } from "../../config/resolve-config.ts";
import { InterruptedError, MisuseError } from "../../errors.ts";
import { type Command, type CommandInput, flagOption, textOption } from "../command.ts";
import { printJson } from "./json.ts";
import { openTryFolder } from "./try-folder.ts";

/** `lockstep try` */
export const tryCommand: Command = {
  name: "try",
  summary:
    "take a document through everything: generate, compile, start, call and refuse; nothing is left behind",
  document: "an OpenAPI document (path or URL)",
  options: [
    {
      flags: "--keep <dir>",
      description: "put everything that is made into this folder, and leave it there",
    },
    {
      flags: "--typescript <line>",
      description: "compile with TypeScript 7 or 5.9; default: the one of this folder, else 7",
      choices: ["7", "5.9"],
    },
    { flags: "--lenient", description: "go on although references lead nowhere" },
    { flags: "--limit <seconds>", description: "give up after this time; default: 600" },
    {
      flags: "--reduce <seconds>",
      description: "time to make a small document of each kind of failure, 0 for none; default: 30",
    },
    { flags: "--json", description: "print one JSON object, for machines" },
  ],
  examples: ["lockstep try openapi.yaml", "lockstep try openapi.yaml --keep tried --typescript 5.9"],
  async run(input, { terminal }) {
    const { document } = input;
    if (document === undefined) throw new MisuseError("Say which document: lockstep try openapi.yaml");
    const limitMs = secondsOption(input, "limit", 600) * 1000;
    const reduceMs = secondsOption(input, "reduce", 30) * 1000;
    // The runtimes that it needs are for this command only.
    const [{ tryDocument }, { printSummary }] = await Promise.all([
      import("../../try/try-document.ts"),
      import("./summary.ts"),
    ]);
    if (limitMs === 0) throw new MisuseError("--limit takes a number of seconds above 0.");
    const stop = new AbortController();
    const release = terminal.onInterrupt(() => {
      stop.abort(new InterruptedError("lockstep: interrupted; nothing is left behind."));
    });
    const folder = await openTryFolder(terminal.cwd, textOption(input, "keep"));
    const say = (what: string): void => {
      if (!flagOption(input, "json")) terminal.progress(`${what} ${document}`);
    };
    let result: TryResult | undefined;
    try {
      const job = jobOf(input, document, terminal.cwd, folder.generated);
      const reduction = { limitMs: reduceMs, folder: folder.reproductions, name: nameOf(document) };
      result = await tryDocument(job, {
        limitMs,
        ...(reduceMs > 0 && { reduction }),
        signal: stop.signal,
        progress: (doing) => say(doings[doing]),
      });
    } finally {
      release();
      terminal.progress("");
      await folder.close(result);
    }
    const print = flagOption(input, "json") ? printJson : printSummary;
    print({ document, result, terminal, ...(folder.kept !== undefined && { kept: folder.kept }) });
    return result.failures.length === 0 && result.foreign === undefined ? 0 : 1;
  },
};

function jobOf(input: CommandInput, document: string, cwd: string, folder: string): TryJob {
  const typescript = textOption(input, "typescript");
  return {
    document: resolveConfig({ contract: document, outputs: {} }, { folder: cwd }).contract,
    folder,
    cwd,
    lenient: flagOption(input, "lenient"),
    // Only these two are choices of the option.
    ...(typescript !== undefined && { typescript: typescript as TypeScriptLine }),
  };
}

/** What reproductions are named after. */
function nameOf(document: string): string {
  const name = basename(isUrl(document) ? new URL(document).pathname : document);
  return name.replace(/\.\w+$/, "").replace(/[^\w.-]/g, "_") || "document";
}

function secondsOption(input: CommandInput, name: string, fallback: number): number {
  const text = textOption(input, name);
  if (text === undefined) return fallback;
  if (/^\d+$/.test(text)) return Number(text);
  throw new MisuseError(`--${name} takes a number of seconds; it is ${JSON.stringify(text)}.`);
}

const doings: Readonly<Record<LinePhase | "reduce", string>> = {
  load: "reading",
  generate: "generating from",
  compile: "compiling what was generated from",
  boot: "starting a server of",
  answer: "calling every operation of",
  refusal: "sending broken requests to every operation of",
  reduce: "making small documents of the failures of",
};
