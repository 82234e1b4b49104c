import type { Violation } from "@lockstep/operation";
import type { Target } from "./base.ts";

/** Refuses, as the server does, an address that two readers could route differently. `undefined`: it is canonical. */
export function targetViolation({ path, query }: Target): Violation | undefined {
  const segments = path.slice(1).split("/");
  const odd = segments.some((segment, index) =>
    segment === "" ? index < segments.length - 1 : !isPlainSegment(segment),
  );
  if (odd) return { in: "path", field: "", message: "is not a canonical path" };
  for (const pair of query.split("&")) {
    const name = decode((pair.split("=")[0] ?? "").replaceAll("+", " ")) ?? pair;
    // Validation middlewares of servers keep their state on the query under this name.
    if (/^_openapi(?:$|[[.])/i.test(name)) {
      return { in: "query", field: name.slice(0, 100), message: "is not allowed" };
    }
  }
  return undefined;
}

function isPlainSegment(segment: string): boolean {
  const text = decode(segment);
  if (text === undefined || segment.includes("\\")) return false;
  // An encoded slash is data, unless what it parts would be resolved away.
  return !/\p{Cc}/u.test(text) && text.split(/[/\\]/).every((part) => part !== "." && part !== "..");
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
