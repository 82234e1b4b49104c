import type { Reporting } from "./exercise.ts";
import type { Generated, Listening } from "./generated.ts";

/** Starts the server with the handlers that were generated, which answer 501; `undefined` where it does not start. */
export async function bootServer(
  { createServer, handlers, api }: Generated,
  { fail }: Reporting,
): Promise<Listening | undefined> {
  const pass = (): object => ({ name: "anybody" });
  const security = Object.fromEntries(Object.keys(api.securitySchemes).map((name) => [name, pass]));
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  try {
    const server = createServer({ handlers, security, logger, services: {}, basePath: "" });
    return await server.listen({ port: 0 });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
