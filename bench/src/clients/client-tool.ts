import type { Generator } from "../generate/generator.ts";
import type { Call } from "./call.ts";

/** A client of GitHub's API as one tool makes it, and how programs are written with it. */
export interface ClientTool {
  readonly name: string;
  /** Makes the client's code in `gen`. */
  readonly generator: Generator;
  /** The first lines of a program that makes these calls: imports, and the client where one has to be made. */
  readonly opening: (calls: readonly Call[]) => string;
  /** An expression that makes the call. */
  readonly call: (call: Call) => string;
  /** An expression of the data of a success, where `answer` is what the call was answered with. */
  readonly data: string;
  /** A condition under which there is data; without one the answer is data always. */
  readonly succeeded?: string;
  /** A place in a program where an editor offers all operations: the text before and after the cursor, and what is typed there. */
  readonly operations: { readonly before: string; readonly after: string; readonly letter: string };
}

/** `repos/list-for-user` → `reposListForUser` */
export function camelCase(operationId: string): string {
  return operationId.replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
}
