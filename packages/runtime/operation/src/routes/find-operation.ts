import type { Operation } from "../operation.ts";
import { composeImpliedFailure } from "../reply/failure.ts";
import type { ReplyContext, WireReply } from "../reply/wire-reply.ts";
import type { RouteTable } from "./route-table.ts";

export type FoundOperation =
  | {
      readonly operation: Operation;
      /** Raw, still percent-encoded values of the template's names. */
      readonly path: Readonly<Record<string, string>>;
    }
  /** The path takes other methods; what `Allow` lists (RFC 9110 §10.2.1). */
  | { readonly allow: string };

/**
 * Finds the operation of a request. `undefined`: no such path. GET serves HEAD where the contract has no HEAD of its own.
 * @param path raw pathname below the base path.
 */
export function findOperation(
  routes: RouteTable<Operation>,
  method: string,
  path: string,
): FoundOperation | undefined {
  const found = routes.match(method, path);
  if (!found) return undefined;
  if (found.route) return { operation: found.route, path: found.path };
  const { allowed } = found;
  if (method === "HEAD" && allowed.includes("GET")) return findOperation(routes, "GET", path);
  const implied = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
  return { allow: [...new Set(implied)].sort().join(", ") };
}

/** Answers a method that a path does not declare: OPTIONS with what it takes, any other with a refusal. */
export function composeOtherMethod(method: string, allow: string, context: ReplyContext): WireReply {
  if (method === "OPTIONS") {
    return { status: 204, headers: { Allow: allow, "X-Request-Id": context.requestId } };
  }
  return composeImpliedFailure("methodNotAllowed", context, { headers: { Allow: allow } });
}
