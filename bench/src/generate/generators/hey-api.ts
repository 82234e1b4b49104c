import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { named, scriptOf } from "../../installed/tool.ts";
import type { Generator } from "../generator.ts";

/** The client as its quick start makes it. */
export const heyApi: Generator = heyApiWith("", "types, client", [
  "@hey-api/typescript",
  "@hey-api/sdk",
  "@hey-api/client-fetch",
]);

/** The client that checks requests and responses by zod schemas. */
export const heyApiWithZod: Generator = heyApiWith(", with zod", "types, client, zod", [
  "@hey-api/typescript",
  { name: "@hey-api/sdk", validator: true },
  "@hey-api/client-fetch",
  "zod",
]);

function heyApiWith(suffix: string, makes: string, plugins: readonly (string | object)[]): Generator {
  return {
    name: `${named("@hey-api/openapi-ts")}${suffix}`,
    makes,
    command: (document, folder) => {
      const config = join(folder, "openapi-ts.config.mjs");
      const settings = { input: document.path, output: join(folder, "gen"), plugins };
      writeFileSync(config, `export default ${JSON.stringify(settings)};\n`);
      return { script: scriptOf("@hey-api/openapi-ts", "openapi-ts"), args: ["-f", config], cwd: folder };
    },
  };
}
