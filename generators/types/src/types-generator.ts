import { defineGenerator, type Generator } from "@lockstep/codegen";
import { splitDirections } from "./directions.ts";
import { printApi } from "./print-api.ts";
import { printOperations } from "./print-operations.ts";
import { printTypes } from "./print-types.ts";

/** Types of all schemas and operations, and the operations as data; what every other layer imports. */
export const typesGenerator: Generator = defineGenerator({
  name: "types",
  description: "TypeScript types and operation descriptors",
  outputs: ["client", "server", "mocks"],
  sharedByOutputs: true,
  generate({ contract, header, report, memory }) {
    const split = splitDirections(contract);
    return [
      {
        path: "gen/types.gen.ts",
        content: printTypes(contract, split, header, { report, memory }),
        ownership: "generated",
      },
      { path: "gen/api.gen.ts", content: printApi(contract, header), ownership: "generated" },
      {
        path: "gen/operations.gen.ts",
        content: printOperations(contract, split, header, memory),
        ownership: "generated",
      },
    ];
  },
});
