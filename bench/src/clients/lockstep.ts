import { lockstepClient } from "../generate/generators/lockstep.ts";
import type { Installed } from "../installed/lockstep.ts";
import { type ClientTool, camelCase } from "./client-tool.ts";

/** The client object with a method for each operation. */
export function lockstepTool(installed: Installed): ClientTool {
  const generator = lockstepClient(installed);
  return {
    name: generator.name.replace(/,.*/, ""),
    generator,
    opening: () =>
      'import { createGitHub } from "./gen/client.gen.ts";\nconst github = createGitHub({ baseUrl: "https://api.test" });',
    call: ({ operationId, input }) => `github.${camelCase(operationId)}(${JSON.stringify(input)})`,
    succeeded: "answer.ok",
    data: "answer.data",
    operations: { before: "github.", after: "", letter: "r" },
  };
}

/** The function `call`, which takes the operation as a value, so that a bundle holds no other. */
export function lockstepCallTool(installed: Installed): ClientTool {
  const tool = lockstepTool(installed);
  return {
    ...tool,
    name: `${tool.name}, by call()`,
    opening: (calls) =>
      [
        'import { call, createTransport } from "@lockstep/client";',
        'import { api } from "./gen/api.gen.ts";',
        `import { ${calls.map(({ operationId }) => camelCase(operationId)).join(", ")} } from "./gen/operations.gen.ts";`,
        'const transport = createTransport({ api, baseUrl: "https://api.test" });',
      ].join("\n"),
    call: ({ operationId, input }) => `call(transport, ${camelCase(operationId)}, ${JSON.stringify(input)})`,
    operations: {
      before: 'import * as operations from "./gen/operations.gen.ts";\noperations.',
      after: "",
      letter: "r",
    },
  };
}
