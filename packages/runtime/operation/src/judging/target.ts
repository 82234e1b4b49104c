import type { Violation } from "../validation/violation.ts";

/**
 * Refuses a request target (RFC 9112 §3.2) that two readers could route differently: a proxy that checks `/admin`, a framework
 * that resolves `..`, a validator that takes the text as it is. `undefined`: it is canonical.
 * @param target path and query as the caller sent them.
 */
export function targetViolation(target: string): Violation | undefined {
  const [path = "", query = ""] = target.split(/\?(.*)/s, 2);
  if (!isCanonicalPath(path) || target.includes("#")) {
    return { in: "path", field: "", message: "is not a canonical path" };
  }
  // Validation middlewares keep their state on the query under this name.
  const reserved = query
    .split("&")
    .map(nameOf)
    .find((name) => /^_openapi(?:$|[[.])/i.test(name));
  return reserved === undefined
    ? undefined
    : { in: "query", field: reserved.slice(0, 100), message: "is not allowed" };
}

function isCanonicalPath(path: string): boolean {
  if (!path.startsWith("/") || path.includes("\\")) return false;
  const segments = path.slice(1).split("/");
  return segments.every((segment, index) => {
    if (segment === "") return index === segments.length - 1;
    const text = decoded(segment);
    // An encoded slash is data, unless what it parts would be resolved away.
    return (
      text !== undefined && !hasControl(text) && !text.split(/[/\\]/).some((part) => /^\.\.?$/.test(part))
    );
  });
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character < " " || character === "\u007f");
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function nameOf(pair: string): string {
  const name = pair.split("=", 1)[0] ?? "";
  return decoded(name.replaceAll("+", " ")) ?? name;
}
