/** A node of the syntax tree, of whichever parser; `child` and its siblings read its parts. */
export interface SyntaxNode {
  readonly type: string;
}

/** The node under a key; undefined where there is none. */
export function child(node: SyntaxNode, key: string): SyntaxNode | undefined {
  const value: unknown = Reflect.get(node, key);
  return isNode(value) ? value : undefined;
}

/** The nodes of a list under a key, holes left out. */
export function children(node: SyntaxNode, key: string): readonly SyntaxNode[] {
  const value: unknown = Reflect.get(node, key);
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** A string under a key, such as the name of an identifier or the operator of an assignment. */
export function text(node: SyntaxNode, key: string): string | undefined {
  const value: unknown = Reflect.get(node, key);
  return typeof value === "string" ? value : undefined;
}

/** Whether a key holds `true`. */
export function flag(node: SyntaxNode, key: string): boolean {
  return Reflect.get(node, key) === true;
}

/** The node around this one; undefined at the top. */
export function parentOf(node: SyntaxNode): SyntaxNode | undefined {
  return child(node, "parent");
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "type") === "string";
}
