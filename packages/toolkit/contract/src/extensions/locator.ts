/** A place in a request or a response, as OpenAPI's runtime expressions name it. */
export type Locator =
  | { readonly of: "request"; readonly in: "query" | "header" | "path" | "cookie"; readonly name: string }
  | { readonly of: "response"; readonly in: "header"; readonly name: string }
  | { readonly of: "request" | "response"; readonly in: "body"; readonly pointer: string };

export type LocatorResult =
  | { readonly locator: Locator; readonly fault?: never }
  | { readonly locator?: never; readonly fault: string };

/**
 * Reads `$request.query.limit`, `$response.header.Link` or `$response.body#/data/items`. The body alone, `$response.body`,
 * is the pointer to all of it.
 * @see OpenAPI 3.1 §4.8.20.4 (Runtime Expressions)
 */
export function parseLocator(text: string): LocatorResult {
  const parts = /^\$(request|response)\.(body|header|query|path|cookie)(.*)$/s.exec(text);
  if (parts === null) return { fault: 'does not start with "$request." or "$response." and a part of it' };
  const [, side, part, rest = ""] = parts;
  const of = side === "request" ? "request" : "response";
  if (part === "body") {
    if (rest === "" || rest === "#") return { locator: { of, in: "body", pointer: "" } };
    if (!rest.startsWith("#/")) return { fault: 'needs "#/" and a JSON pointer after "body"' };
    if (/~(?![01])/.test(rest)) return { fault: 'holds "~" that is neither "~0" nor "~1"' };
    return { locator: { of, in: "body", pointer: rest.slice(1) } };
  }
  const name = rest.startsWith(".") ? rest.slice(1) : "";
  if (name === "") return { fault: `needs a name after "${part}."` };
  if (part === "header") {
    if (!/^[!#$%&'*+.^_`|~\dA-Za-z-]+$/.test(name)) return { fault: `names no header: "${name}"` };
    return { locator: { of, in: "header", name } };
  }
  if (of === "response") return { fault: `names a ${part} of the response, which has none` };
  if (part === "query" || part === "path" || part === "cookie")
    return { locator: { of: "request", in: part, name } };
  return { fault: "names no part of a request or response" };
}

/** The text of a locator; the opposite of `parseLocator`. */
export function locatorText(locator: Locator): string {
  const part = `$${locator.of}.${locator.in}`;
  if (locator.in !== "body") return `${part}.${locator.name}`;
  return locator.pointer === "" ? part : `${part}#${locator.pointer}`;
}
