import type { OperationData } from "../lint-data.ts";
import type { SyntaxNode } from "../syntax/node.ts";

/** A place in the file that uses an operation of the API. */
export interface OperationUse {
  readonly id: string;
  readonly operation: OperationData;
  /** What to underline: the name of the operation, or its path. */
  readonly node: SyntaxNode;
}
