import type { Api, Operation } from "@lockstep/operation";
import { functionNamed } from "../serve/function-named.ts";
import { ServerOptionsError } from "../serve/server-options-error.ts";
import type { Authenticate } from "./judge-credential.ts";

/**
 * The handlers of every scheme that some operation asks for.
 * @throws ServerOptionsError when one is missing: without it any credential, or none, would pass.
 */
export function securityHandlers(
  api: Api,
  operations: readonly Operation[],
  given: object | undefined,
): ReadonlyMap<string, Authenticate> {
  const handlers = new Map<string, Authenticate>();
  for (const operation of operations) {
    for (const name of (operation.security ?? []).flatMap((requirement) => Object.keys(requirement))) {
      if (!Object.hasOwn(api.securitySchemes, name)) {
        throw new ServerOptionsError(
          `${operation.id} asks for the security scheme "${name}", which the contract does not define.`,
        );
      }
      const handler = functionNamed(given, name);
      if (!handler) {
        throw new ServerOptionsError(
          `security.${name} is missing: ${operation.id} asks for it. Give createServer a handler for it.`,
        );
      }
      handlers.set(name, handler);
    }
  }
  return handlers;
}
