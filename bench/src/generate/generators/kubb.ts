import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { named, scriptOf } from "../../installed/tool.ts";
import type { Generator } from "../generator.ts";

/** All of its plugins that have a counterpart of ours. */
export const kubb: Generator = {
  name: named("@kubb/cli"),
  makes: "types, client, zod, faker, MSW",
  command: (document, folder) => {
    const config = join(folder, "kubb.config.mjs");
    writeFileSync(config, configuration(document.path, join(folder, "gen")));
    return { script: scriptOf("@kubb/cli", "kubb"), args: ["generate", "--config", config], cwd: folder };
  },
};

/** Formatters and its check of the document are off: the others have none. */
function configuration(input: string, output: string): string {
  const plugins = {
    pluginOas: ["oas", "{ validate: false, generators: [] }"],
    pluginTs: ["ts", ""],
    pluginClient: ["client", '{ client: "fetch" }'],
    pluginZod: ["zod", ""],
    pluginFaker: ["faker", ""],
    pluginMsw: ["msw", '{ parser: "faker" }'],
  };
  return [
    'import { defineConfig } from "@kubb/core";',
    ...Object.entries(plugins).map(([name, [part]]) => `import { ${name} } from "@kubb/plugin-${part}";`),
    "export default defineConfig({",
    '  root: ".",',
    `  input: { path: ${JSON.stringify(input)} },`,
    `  output: { path: ${JSON.stringify(output)}, format: false, lint: false },`,
    `  plugins: [${Object.entries(plugins).map(([name, [, options]]) => `${name}(${options})`)}],`,
    "});",
    "",
  ].join("\n");
}
