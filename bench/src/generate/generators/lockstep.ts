import type { Installed } from "../../installed/lockstep.ts";
import { versionOf } from "../../installed/tool.ts";
import type { Generator } from "../generator.ts";

const layers = ["client", "server", "mocks", "lint"] as const;

/** All layers into one folder. */
export function lockstep(installed: Installed): Generator {
  return lockstepWith(installed, "", "types, client, server with validators, MSW, lint", layers);
}

/** The client alone, with its types. */
export function lockstepClient(installed: Installed): Generator {
  return lockstepWith(installed, ", client alone", "types, client", ["client"]);
}

/** The mocks alone, with their types. */
export function lockstepMocks(installed: Installed): Generator {
  return lockstepWith(installed, ", mocks alone", "types, MSW", ["mocks"]);
}

/** The server alone, with its types and validators. */
export function lockstepServer(installed: Installed): Generator {
  return lockstepWith(installed, ", server alone", "types, server with validators", ["server"]);
}

function lockstepWith(
  { folder: project, script }: Installed,
  suffix: string,
  makes: string,
  outputs: readonly string[],
): Generator {
  return {
    name: `lockstep ${versionOf("lockstep", project)}${suffix}`,
    makes,
    command: (document, folder) => ({
      script,
      args: [
        "generate",
        document.path,
        ...outputs.flatMap((output) => [`--${output}`, folder]),
        "--name",
        document.label,
        "--json",
      ],
      cwd: folder,
    }),
  };
}
