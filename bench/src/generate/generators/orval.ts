import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { named, scriptOf } from "../../installed/tool.ts";
import type { Generator } from "../generator.ts";

/** The fetch client with MSW handlers. */
export const orval: Generator = orvalWith("", "types, client, MSW", [{ client: "fetch", mock: true }]);

/** The fetch client alone. */
export const orvalClient: Generator = orvalWith(", client alone", "types, client", [{ client: "fetch" }]);

/** The same and zod schemas, which is a second output of the same run. */
export const orvalWithZod: Generator = orvalWith(", with zod", "types, client, MSW, zod", [
  { client: "fetch", mock: true },
  { client: "zod" },
]);

function orvalWith(
  suffix: string,
  makes: string,
  outputs: readonly { readonly client: string; readonly mock?: boolean }[],
): Generator {
  return {
    name: `${named("orval")}${suffix}`,
    makes,
    command: (document, folder) => {
      const config = join(folder, "orval.config.mjs");
      const projects = outputs.map(({ client, mock = false }) => [
        client,
        {
          input: { target: document.path },
          output: {
            target: join(folder, "gen", `${client}.ts`),
            client,
            mock,
            // In one file its handlers use enumerations that they do not import.
            ...(mock ? { schemas: join(folder, "gen/model") } : {}),
          },
        },
      ]);
      writeFileSync(config, `export default ${JSON.stringify(Object.fromEntries(projects))};\n`);
      return { script: scriptOf("orval", "orval"), args: ["--config", config], cwd: folder };
    },
  };
}
