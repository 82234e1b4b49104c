import type { SyntaxNode } from "./syntax/node.ts";

/**
 * A rule, as far as ESLint 9 and 10 and oxlint agree on what one is. Declared here rather than imported, so that users
 * of one linter do not need the types of the other.
 */
export interface RuleModule {
  readonly meta: {
    readonly type: "problem" | "suggestion";
    readonly docs: { readonly description: string; readonly recommended: boolean };
    /** JSON Schema of the options. */
    readonly schema: JsonSchema[];
    readonly messages: Record<string, string>;
  };
  /** Called once a file; answers what to do at which node. */
  create(context: RuleContext): Record<string, (node: SyntaxNode) => void>;
}

/** What a linter tells a rule about the file. */
export interface RuleContext {
  /** Without scopes where the file is in a language that has none, such as CSS or JSON. */
  readonly sourceCode: object;
  readonly options: readonly unknown[];
  report(problem: {
    readonly node: SyntaxNode;
    readonly messageId: string;
    readonly data: Record<string, string>;
  }): void;
}

interface JsonSchema {
  readonly type: "object";
  readonly properties: Record<string, { type: "string" } | { type: "array"; items: { type: "string" } }>;
  readonly additionalProperties: boolean;
}
