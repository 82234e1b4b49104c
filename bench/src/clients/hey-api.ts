import { heyApi } from "../generate/generators/hey-api.ts";
import { type ClientTool, camelCase } from "./client-tool.ts";

/** A function for each operation over one client. */
export const heyApiTool: ClientTool = {
  name: heyApi.name,
  generator: heyApi,
  opening: (calls) =>
    [
      `import { ${calls.map(({ operationId }) => camelCase(operationId)).join(", ")} } from "./gen/sdk.gen";`,
      'import { client } from "./gen/client.gen";',
      'client.setConfig({ baseUrl: "https://api.test" });',
    ].join("\n"),
  call: ({ operationId, input }) => `${camelCase(operationId)}(${JSON.stringify(input)})`,
  succeeded: "answer.data !== undefined",
  data: "answer.data",
  operations: { before: 'import * as sdk from "./gen/sdk.gen";\nsdk.', after: "", letter: "r" },
};
