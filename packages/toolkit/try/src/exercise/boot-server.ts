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
  const tell = (error: unknown): undefined => {
    fail(error instanceof Error ? error.message : String(error));
  };
  try {
    const server = createServer({ handlers, security, logger, services: {}, basePath: "" });
    // A schema that cannot be compiled keeps no server from starting, but requests that need it are answered 500.
    await server.ready().catch(tell);
    return await server.listen({ port: 0 });
  } catch (error) {
    return tell(error);
  }
}
