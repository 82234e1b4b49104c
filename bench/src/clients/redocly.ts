import { redoclyClient } from "../generate/generators/redocly.ts";
import type { ClientTool } from "./client-tool.ts";

/** A client object; it throws where an operation fails. */
export const redoclyTool: ClientTool = {
  name: redoclyClient.name.replace(/,.*/, ""),
  generator: redoclyClient,
  opening: () =>
    'import { client } from "./gen/client.ts";\nclient.configure({ serverUrl: "https://api.test" });',
  call: ({ operationId, input }) =>
    `client.${operationId.replaceAll(/[/-]/g, "_")}(${JSON.stringify(input)})`,
  data: "answer",
  operations: { before: "client.", after: "", letter: "r" },
};
