import { type SyntaxNode, text } from "./node.ts";

/** What both linters offer of a JavaScript or TypeScript file. */
export interface SourceCode {
  readonly text: string;
  getScope(node: SyntaxNode): Scope;
}

export interface Scope {
  readonly set: ReadonlyMap<string, Variable>;
  readonly upper: Scope | null;
}

export interface Variable {
  readonly references: readonly { readonly identifier: SyntaxNode }[];
  /** Empty for a global such as `fetch`. */
  readonly defs: readonly unknown[];
}

/** Whether the file is in a language with variables; a linter also gives CSS and JSON to every rule. */
export function isSourceCode(sourceCode: object): sourceCode is SourceCode {
  return (
    typeof Reflect.get(sourceCode, "text") === "string" &&
    typeof Reflect.get(sourceCode, "getScope") === "function"
  );
}

/** The variable that an identifier declares or refers to; undefined for an undeclared global. */
export function variableOf(sourceCode: SourceCode, identifier: SyntaxNode): Variable | undefined {
  const name = text(identifier, "name");
  if (name === undefined) return undefined;
  for (let scope: Scope | null = sourceCode.getScope(identifier); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** Whether an identifier refers to what the platform gives, not to something of the file. */
export function isGlobal(sourceCode: SourceCode, identifier: SyntaxNode): boolean {
  return (variableOf(sourceCode, identifier)?.defs.length ?? 0) === 0;
}
