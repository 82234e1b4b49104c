import { openapiTypescript } from "../generate/generators/openapi-typescript.ts";
import { named } from "../installed/tool.ts";
import type { ClientTool } from "./client-tool.ts";

/** No generated code but types: a call names its method and path. */
export const openapiFetchTool: ClientTool = {
  name: `${named("openapi-fetch")} on openapi-typescript`,
  generator: openapiTypescript,
  opening: () =>
    [
      'import createClient from "openapi-fetch";',
      'import type { paths } from "./gen/types";',
      'const client = createClient<paths>({ baseUrl: "https://api.test" });',
    ].join("\n"),
  call: ({ method, path, input: { body, ...params } }) => {
    const options = { ...(Object.keys(params).length > 0 ? { params } : {}), ...(body ? { body } : {}) };
    return `client.${method}(${JSON.stringify(path)}, ${JSON.stringify(options)})`;
  },
  succeeded: "answer.data !== undefined",
  data: "answer.data",
  operations: { before: 'client.GET("', after: '", {})', letter: "/" },
};
