import { orvalClient } from "../generate/generators/orval.ts";
import { type ClientTool, camelCase } from "./client-tool.ts";

/** A function for each operation; path parameters, body and query are its arguments. */
export const orvalTool: ClientTool = {
  name: orvalClient.name.replace(/,.*/, ""),
  generator: orvalClient,
  opening: () => 'import * as github from "./gen/fetch";',
  call: ({ operationId, input: { path = {}, body, query } }) => {
    const given = [...Object.values(path), body, query].filter((one) => one !== undefined);
    return `github.${camelCase(operationId)}(${given.map((one) => JSON.stringify(one)).join(", ")})`;
  },
  succeeded: "answer.status === 200 || answer.status === 201",
  data: "answer.data",
  operations: { before: "github.", after: "", letter: "r" },
};
