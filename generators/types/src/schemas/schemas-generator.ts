import {
  createSourceFile,
  defineGenerator,
  type Generator,
  importsFrom,
  literal,
  propertyKey,
} from "@lockstep/codegen";
import { contractSchemas } from "./contract-schemas.ts";

/** The schemas as data, for the layers that validate and sample: server and mocks. */
export const schemasGenerator: Generator = defineGenerator({
  name: "schemas",
  description: "JSON Schemas for validation and sampling",
  outputs: ["server", "mocks"],
  sharedByOutputs: true,
  generate({ contract, header }) {
    const file = createSourceFile({ ...header, generator: "schemas" });
    const { components, operations } = contractSchemas(contract);
    file.doc(["The schemas of the contract as JSON Schema 2020-12; descriptions and examples are left out."]);
    file.print`export const schemas: ${importsFrom("@lockstep/operation/gen1").type("ContractSchemas")} = {`;
    for (const [name, entries] of [
      ["components", components],
      ["operations", operations],
    ] as const) {
      file.print`  ${name}: {`;
      for (const [key, value] of Object.entries(entries)) {
        const head = propertyKey(key);
        file.print`    ${head}: ${literal(value, 4, { used: head.length + 6 })},`;
      }
      file.print`  },`;
    }
    file.print`};`;
    return [{ path: "gen/schemas.gen.ts", content: file.toString(), ownership: "generated" }];
  },
});
