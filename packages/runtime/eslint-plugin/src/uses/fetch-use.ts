import type { LintData } from "../lint-data.ts";
import { memberName, staticString, templateParts } from "../syntax/names.ts";
import { child, children, type SyntaxNode, text } from "../syntax/node.ts";
import { isGlobal, type SourceCode } from "../syntax/scope.ts";
import type { OperationUse } from "./operation-use.ts";

/** The operation that a plain `fetch("https://…")` calls; undefined where the URL or the method is not to be seen. */
export function fetchUse(data: LintData, sourceCode: SourceCode, node: SyntaxNode): OperationUse | undefined {
  const callee = child(node, "callee");
  const [url, init] = children(node, "arguments");
  if (callee === undefined || url === undefined || !isFetch(sourceCode, callee)) return undefined;
  const address = addressOf(url);
  const method = methodOf(init);
  if (address === undefined || method === undefined) return undefined;
  for (const [id, operation] of Object.entries(data.operations)) {
    if (operation.method !== method) continue;
    if (data.origins.some((origin) => matches(address, origin, operation.path))) {
      return { id, operation, node: url };
    }
  }
  return undefined;
}

function isFetch(sourceCode: SourceCode, callee: SyntaxNode): boolean {
  if (callee.type === "MemberExpression") {
    const object = child(callee, "object");
    const name = object?.type === "Identifier" ? text(object, "name") : undefined;
    return (name === "globalThis" || name === "window") && memberName(callee) === "fetch";
  }
  return callee.type === "Identifier" && text(callee, "name") === "fetch" && isGlobal(sourceCode, callee);
}

/** Stands for an expression inside a template; no URL holds it. */
const hole = "\u0000";

/** The URL without query and fragment, expressions as holes. */
function addressOf(node: SyntaxNode): string | undefined {
  const address = node.type === "TemplateLiteral" ? templateParts(node).join(hole) : staticString(node);
  return address?.replace(/[?#].*$/s, "").replace(/\/$/, "");
}

function methodOf(init: SyntaxNode | undefined): string | undefined {
  if (init === undefined) return "GET";
  if (init.type !== "ObjectExpression") return undefined;
  const properties = children(init, "properties");
  if (properties.some((property) => property.type !== "Property")) return undefined;
  const method = properties.find((property) => memberName(property) === "method");
  return method === undefined ? "GET" : staticString(child(method, "value"))?.toUpperCase();
}

function matches(address: string, origin: string, path: string): boolean {
  const url = `${origin.replace(/\/$/, "")}${path}`.replace(/\/$/, "");
  const segments = address.split("/");
  const wanted = url.split("/");
  return (
    segments.length === wanted.length &&
    wanted.every((segment, index) => patternOf(segment).test(segments[index] ?? ""))
  );
}

/** A segment of a URL template: `{…}` stands for anything, a hole of the file's own included. */
function patternOf(segment: string): RegExp {
  const fixed = segment.split(/\{[^}]*\}/).map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${fixed.join(".+")}$`, "s");
}
