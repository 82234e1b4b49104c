import {
  createSourceFile,
  defineGenerator,
  type Generator,
  importsFrom,
  literal,
  propertyKey,
} from "@lockstep/codegen";
import { toJsonSchema } from "@lockstep/contract";
import { operationSchemas } from "./contract-schemas.ts";

/** The schemas as data, for the layers that validate and sample: server and mocks. */
export const schemasGenerator: Generator = defineGenerator({
  name: "schemas",
  description: "JSON Schemas for validation and sampling",
  outputs: ["server", "mocks"],
  sharedByOutputs: true,
  generate({ contract, header, memory }) {
    const file = createSourceFile({ ...header, generator: "schemas" });
    const print = (name: string, value: unknown): void => {
      const head = propertyKey(name);
      file.print`    ${head}: ${literal(value, 4, { used: head.length + 6 })},`;
    };
    file.doc(["The schemas of the contract as JSON Schema 2020-12; descriptions and examples are left out."]);
    file.print`export const schemas: ${importsFrom("@lockstep/operation/gen1").type("ContractSchemas")} = {`;
    file.print`  components: {`;
    for (const { name, schema } of contract.schemas) {
      file.recall(memory, "schema", [name, schema], () => print(name, toJsonSchema(schema)));
    }
    file.print`  },`;
    file.print`  operations: {`;
    for (const operation of contract.operations) {
      file.recall(memory, "operation schemas", [operation], () => {
        const schemas = operationSchemas(operation);
        if (Object.keys(schemas).length > 0) print(operation.id, schemas);
      });
    }
    file.print`  },`;
    file.print`};`;
    return [{ path: "gen/schemas.gen.ts", content: file.toString(), ownership: "generated" }];
  },
});
