import type { Operation } from "@lockstep/operation";

/** Method and path without the names of its parameters: operations that share it are told apart by the rest of a request, if at all. */
export function shapeOf({ method, path }: Operation): string {
  return `${method} ${path.replace(/[?#].*$/, "").replace(/\{[^{}]*\}/g, "{}")}`;
}
