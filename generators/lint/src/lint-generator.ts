import {
  createSourceFile,
  defineGenerator,
  docText,
  type Generator,
  importsFrom,
  literal,
} from "@lockstep/codegen";
import { lintData } from "./lint-data.ts";

export interface LintGeneratorOptions {
  /**
   * Module specifiers under which consumers import the generated client, e.g. `["@fleet-api/client"]`. Default none: the
   * contract does not know them, so the rules take any import of `create<Name>` for the client's.
   */
  readonly packages?: readonly string[];
}

const runtime = importsFrom("@lockstep/eslint-plugin/gen1");
const createPlugin = runtime.value("createEslintPlugin");
const pluginType = runtime.type("EslintPlugin");

/** Lint rules for consumers, with the packages of the client known. */
export function createLintGenerator({ packages = [] }: LintGeneratorOptions = {}): Generator {
  return defineGenerator({
    name: "lint",
    description: "lint rules for the API's consumers (ESLint, oxlint)",
    outputs: ["lint"],
    generate({ contract, api, header }) {
      const file = createSourceFile({ ...header, generator: "lint" });
      const name = file.declare("plugin");
      file.doc(
        docText(
          `Lint rules for users of ${contract.info.title}; for ESLint's flat configuration and oxlint.`,
        ),
      );
      file.print`const ${name}: ${pluginType} = ${createPlugin}(${literal(lintData(contract, api, packages), 0, { used: 50 })});`;
      file.print``;
      file.print`export default ${name};`;
      return [{ path: "gen/eslint.gen.ts", content: file.toString(), ownership: "generated" }];
    },
  });
}

/** Lint rules for consumers: one file that holds the deprecated operations as data. */
export const lintGenerator: Generator = createLintGenerator();
