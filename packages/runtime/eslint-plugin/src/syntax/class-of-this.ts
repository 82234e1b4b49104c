import { parentOf, type SyntaxNode } from "./node.ts";

/** The class whose instance `this` is at a node; undefined in a plain function and outside of classes. */
export function classOfThis(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = parentOf(node); at !== undefined; at = parentOf(at)) {
    if (isClass(at)) return at;
    // Arrow functions keep `this`; other functions have their own, a method's being its class's.
    if (at.type === "FunctionDeclaration") return undefined;
    if (at.type === "FunctionExpression" && parentOf(at)?.type !== "MethodDefinition") return undefined;
  }
  return undefined;
}

/** The class around a member or a parameter of its constructor. */
export function classAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let at = parentOf(node); at !== undefined; at = parentOf(at)) {
    if (isClass(at)) return at;
  }
  return undefined;
}

function isClass(node: SyntaxNode): boolean {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}
