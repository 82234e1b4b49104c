import { join } from "node:path";
import { named, scriptOf } from "../../installed/tool.ts";
import type { Generator } from "../generator.ts";

/** `redocly generate-client`, which its help calls experimental. */
export const redocly: Generator = redoclyWith("", "types, client, zod, MSW", ["typescript", "zod", "mock"]);

/** The client alone; its calls take one object as ours do. */
export const redoclyClient: Generator = redoclyWith(", client alone", "types, client", ["typescript"]);

function redoclyWith(suffix: string, makes: string, generators: readonly string[]): Generator {
  return {
    name: `${named("@redocly/cli")} generate-client${suffix}`,
    makes,
    command: (document, folder) => ({
      script: scriptOf("@redocly/cli", "redocly"),
      args: [
        "generate-client",
        document.path,
        ...["--output", join(folder, "gen/client.ts")],
        ...["--args-style", "grouped", "--import-ext", "ts"],
        ...generators.flatMap((generator) => ["--generator", generator]),
      ],
      cwd: folder,
    }),
  };
}
