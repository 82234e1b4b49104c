import type { Operation } from "@lockstep/operation";
import type { Settings } from "./settings.ts";

export type Routed =
  | { readonly operation: Operation; readonly path: Readonly<Record<string, string>> }
  /** The path takes other methods; what `Allow` lists (RFC 9110 §10.2.1). */
  | { readonly allow: string };

/** Finds the operation of a request. `undefined`: no such path. GET serves HEAD where the contract has no HEAD of its own. */
export function routeOf(
  method: string,
  path: string,
  { basePath, routes }: Pick<Settings, "basePath" | "routes">,
): Routed | undefined {
  if (!path.startsWith(`${basePath}/`)) return undefined;
  const below = path.slice(basePath.length);
  const found = routes.match(method, below);
  if (!found) return undefined;
  if (found.route) return { operation: found.route, path: found.path };
  const { allowed } = found;
  if (method === "HEAD" && allowed.includes("GET")) return routeOf("GET", path, { basePath, routes });
  const implied = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
  return { allow: [...new Set(implied)].sort().join(", ") };
}
