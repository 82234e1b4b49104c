import { child, children, flag, type SyntaxNode, text } from "./node.ts";

/** The value of a string literal or of a template without expressions; undefined for anything else. */
export function staticString(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === "Literal") return text(node, "value");
  if (node?.type !== "TemplateLiteral" || children(node, "expressions").length > 0) return undefined;
  return templateParts(node)[0];
}

/** The strings between a template's expressions. */
export function templateParts(node: SyntaxNode): readonly string[] {
  return children(node, "quasis").map((part) => {
    const value: unknown = Reflect.get(part, "value");
    const cooked: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "cooked") : "";
    return typeof cooked === "string" ? cooked : "";
  });
}

/** The name that a member expression reads or that a property of a pattern or object has; undefined when computed. */
export function memberName(node: SyntaxNode): string | undefined {
  const key = child(node, node.type === "MemberExpression" ? "property" : "key");
  if (key === undefined) return undefined;
  if (flag(node, "computed")) return staticString(key);
  if (key.type === "PrivateIdentifier") return `#${text(key, "name") ?? ""}`;
  return key.type === "Identifier" ? text(key, "name") : staticString(key);
}

/** The name of an identifier, or of a string that stands for one in an import or export. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === "Identifier" ? text(node, "name") : staticString(node);
}
